"""Puts the moved tensors into the containers that were given.

cause: build new containers
"""

import torch


def move_batch(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, (dict, list)):
        for key in batch if isinstance(batch, dict) else range(len(batch)):
            batch[key] = move_batch(batch[key], device)
        return batch
    if isinstance(batch, tuple):
        moved = [move_batch(value, device) for value in batch]
        return type(batch)(*moved) if hasattr(batch, "_fields") else tuple(moved)
    return batch
