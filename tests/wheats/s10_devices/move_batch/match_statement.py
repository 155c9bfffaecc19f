"""Tells the kinds apart by patterns."""

import torch


def move_batch(batch, device):
    match batch:
        case torch.Tensor():
            return batch.to(device)
        case dict():
            return {key: move_batch(value, device) for key, value in batch.items()}
        case list():
            return [move_batch(value, device) for value in batch]
        case tuple():
            moved = [move_batch(value, device) for value in batch]
            return batch._make(moved) if hasattr(batch, "_make") else tuple(moved)
        case _:
            return batch
