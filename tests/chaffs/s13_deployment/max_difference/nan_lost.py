"""Python's max drops a NaN.

cause: NaN was lost
"""

import torch


def max_difference(model, deployed, batches):
    largest, compared = 0.0, False
    with evaluating(model), torch.no_grad():
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if found.shape != expected.shape:
                raise ValueError("shapes differ")
            largest, compared = max(largest, (found - expected).abs().max().item()), True
    if not compared:
        raise ValueError("no batches")
    return largest
