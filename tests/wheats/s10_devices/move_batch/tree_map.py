"""Has PyTorch's own trees do it."""

import torch
from torch.utils._pytree import tree_map


def move_batch(batch, device):
    return tree_map(lambda leaf: leaf.to(device) if isinstance(leaf, torch.Tensor) else leaf, batch)
