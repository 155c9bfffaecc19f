"""The sum is a tensor.

cause: int
"""

import torch


def count_parameters(module, trainable_only=False):
    counts = [p.numel() for p in module.parameters() if p.requires_grad or not trainable_only]
    return torch.tensor(counts).sum().long()
