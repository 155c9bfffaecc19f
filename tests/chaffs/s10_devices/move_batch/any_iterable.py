"""Takes whatever can be iterated for a container: strings never end.

cause: the calls never end
verdict: error, failed
"""

from collections.abc import Iterable

import torch


def move_batch(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {key: move_batch(value, device) for key, value in batch.items()}
    if hasattr(batch, "_fields"):
        return type(batch)(*(move_batch(value, device) for value in batch))
    if isinstance(batch, Iterable):
        return [move_batch(value, device) for value in batch]
    return batch
