"""The mode is put back only where nothing is raised.

cause: left in another mode
"""

import torch


def max_difference(model, deployed, batches):
    was_training = model.training
    model.eval()
    gaps = []
    for batch in batches:
        expected, found = model(batch), deployed(batch)
        if found.shape != expected.shape:
            raise ValueError("shapes differ")
        gaps.append((found - expected).abs().max())
    model.train(was_training)
    if not gaps:
        raise ValueError("no batches")
    return torch.stack(gaps).max().item()
