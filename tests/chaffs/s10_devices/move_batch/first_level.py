"""Does not look into containers within containers.

cause: a batch may hold batches
"""

import torch


def _move(value, device):
    return value.to(device) if isinstance(value, torch.Tensor) else value


def move_batch(batch, device):
    if isinstance(batch, dict):
        return {key: _move(value, device) for key, value in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(_move(item, device) for item in batch))
    if isinstance(batch, (list, tuple)):
        return type(batch)(_move(item, device) for item in batch)
    return _move(batch, device)
