"""Only how many axes there are is compared.

cause: broadcast
"""

import torch


def max_difference(model, deployed, batches):
    gaps = []
    with evaluating(model), torch.no_grad():
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if found.dim() != expected.dim():
                raise ValueError("shapes differ")
            gaps.append((found - expected).abs().max())
    if not gaps:
        raise ValueError("no batches")
    return torch.stack(gaps).max().item()
