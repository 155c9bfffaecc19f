"""Goes from layer to layer and meets shared weights twice.

cause: in its group twice
"""

import torch


def decay_groups(model, lr, weight_decay):
    decay, rest = [], []
    for module in model.modules():
        for p in module.parameters(recurse=False):
            (decay if p.dim() >= 2 else rest).append(p)
    groups = [
        {"params": decay, "weight_decay": weight_decay},
        {"params": rest, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=lr)
