"""The model is not put back.

cause: left in another mode
"""

import torch


def max_difference(model, deployed, batches):
    differences = []
    model.eval()
    with torch.no_grad():
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if found.shape != expected.shape:
                raise ValueError("shapes differ")
            differences.append((found - expected).abs().max())
    if not differences:
        raise ValueError("no batches")
    return torch.stack(differences).max().item()
