"""A tensor comes back.

cause: a tensor
"""

import torch


def max_difference(model, deployed, batches):
    differences = []
    with evaluating(model), torch.no_grad():
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if found.shape != expected.shape:
                raise ValueError("shapes differ")
            differences.append((found - expected).abs().max())
    if not differences:
        raise ValueError("no batches")
    return torch.stack(differences).max()
