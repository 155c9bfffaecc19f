"""Adam, whose decay is part of the gradient.

cause: this is Adam
"""

import torch


def decay_groups(model, lr, weight_decay):
    decay = [p for p in model.parameters() if p.dim() >= 2]
    rest = [p for p in model.parameters() if p.dim() < 2]
    groups = [
        {"params": decay, "weight_decay": weight_decay},
        {"params": rest, "weight_decay": 0.0},
    ]
    return torch.optim.Adam(groups, lr=lr)
