"""Shapes are compared in the first batch only.

cause: broadcast
"""

import torch


def max_difference(model, deployed, batches):
    gaps = []
    with evaluating(model), torch.no_grad():
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if not gaps and found.shape != expected.shape:
                raise ValueError("shapes differ")
            gaps.append((found - expected).abs().max())
    if not gaps:
        raise ValueError("no batches")
    return torch.stack(gaps).max().item()
