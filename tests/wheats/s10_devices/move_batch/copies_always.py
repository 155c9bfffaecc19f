"""Copies tensors that are there already."""

import copy

import torch


def move_batch(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device, copy=True, non_blocking=True)
    if isinstance(batch, tuple) and hasattr(batch, "_replace"):
        return batch._replace(**{name: move_batch(getattr(batch, name), device) for name in batch._fields})
    if isinstance(batch, dict):
        moved = copy.copy(batch)
        for key in moved:
            moved[key] = move_batch(moved[key], device)
        return moved
    if isinstance(batch, (list, tuple)):
        return type(batch)([move_batch(value, device) for value in batch])
    return batch
