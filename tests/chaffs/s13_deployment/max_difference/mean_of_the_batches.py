"""The batches' maxima are averaged.

cause: differences were averaged
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
    return torch.stack(differences).mean().item()
