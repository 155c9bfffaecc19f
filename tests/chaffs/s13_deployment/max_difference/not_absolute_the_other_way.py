"""The model minus the file, a negative difference counts as small.

cause: not absolute
"""

import torch


def max_difference(model, deployed, batches):
    gaps = []
    with evaluating(model), torch.no_grad():
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if found.shape != expected.shape:
                raise ValueError("shapes differ")
            gaps.append((expected - found).max())
    if not gaps:
        raise ValueError("no batches")
    return torch.stack(gaps).max().item()
