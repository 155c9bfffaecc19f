"""Gives a named tuple its items as one.

cause: a named tuple takes its items one by one
verdict: error
"""

import torch


def move_batch(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {key: move_batch(value, device) for key, value in batch.items()}
    if isinstance(batch, (list, tuple)):
        return type(batch)([move_batch(value, device) for value in batch])
    return batch
