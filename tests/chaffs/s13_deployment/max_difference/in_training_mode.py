"""The model runs in the mode in which it comes.

cause: ran in training mode
"""

import torch


def max_difference(model, deployed, batches):
    differences = []
    with torch.no_grad():
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if found.shape != expected.shape:
                raise ValueError("shapes differ")
            differences.append((found - expected).abs().max())
    if not differences:
        raise ValueError("no batches")
    return torch.stack(differences).max().item()
