"""Makes tensors of the numbers, too.

cause: 0-d tensor, not an int
"""

import torch


def move_batch(batch, device):
    if isinstance(batch, torch.Tensor | int | float):
        return torch.as_tensor(batch).to(device)
    if isinstance(batch, dict):
        return {key: move_batch(value, device) for key, value in batch.items()}
    if hasattr(batch, "_fields"):
        return type(batch)(*(move_batch(value, device) for value in batch))
    if isinstance(batch, list | tuple):
        return type(batch)(move_batch(value, device) for value in batch)
    return batch
