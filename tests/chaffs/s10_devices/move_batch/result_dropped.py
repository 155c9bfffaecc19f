"""Calls .to() on each tensor and drops what it gives.

cause: .to() of a tensor gives a new one
"""

import torch


def move_batch(batch, device):
    if isinstance(batch, torch.Tensor):
        batch.to(device)
    elif isinstance(batch, dict):
        for value in batch.values():
            move_batch(value, device)
    elif isinstance(batch, (list, tuple)):
        for value in batch:
            move_batch(value, device)
    return batch
