"""output[-1], as if time came first.

cause: last sequence
verdict: failed, error
"""


def last_valid_output(output, lengths):
    if lengths.min() < 1 or lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    return output[-1]
