"""A NaN is replaced by zero.

cause: NaN was lost
"""

import torch


def max_difference(model, deployed, batches):
    gaps = []
    with evaluating(model), torch.no_grad():
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if found.shape != expected.shape:
                raise ValueError("shapes differ")
            gaps.append((found - expected).abs().nan_to_num().max())
    if not gaps:
        raise ValueError("no batches")
    return torch.stack(gaps).max().item()
