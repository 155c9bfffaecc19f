"""Spares normalization layers, and lets the biases of all others decay.

cause: biases of layers that do not normalize decay
"""

import torch
from torch import nn


def decay_groups(model, lr, weight_decay):
    spared = {p for m in model.modules() if isinstance(m, nn.LayerNorm) for p in m.parameters()}
    decaying = [p for p in model.parameters() if p not in spared]
    groups = [
        {"params": decaying, "weight_decay": weight_decay},
        {"params": list(spared), "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=lr)
