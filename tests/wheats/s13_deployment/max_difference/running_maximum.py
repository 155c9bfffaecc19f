"""A running torch.maximum, in inference mode; shapes by torch.testing's neighbour."""

import torch


def max_difference(model, deployed, batches):
    with evaluating(model), torch.inference_mode():
        largest = None
        for batch in batches:
            expected, found = model(batch), deployed(batch)
            if tuple(found.shape) != tuple(expected.shape):
                raise ValueError(f"{found.shape} is not {expected.shape}")
            gap = torch.dist(found, expected, p=float("inf"))
            gap = (found - expected).abs().amax() if not torch.isfinite(gap) else gap
            largest = gap if largest is None else torch.maximum(largest, gap)
    if largest is None:
        raise ValueError("no batches")
    return largest.item()
