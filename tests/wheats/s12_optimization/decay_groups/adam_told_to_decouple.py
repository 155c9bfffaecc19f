"""Adam with its own switch for decoupled decay."""

import torch


def decay_groups(model, lr, weight_decay):
    groups = [
        {"params": [p for p in model.parameters() if p.dim() > 1], "weight_decay": weight_decay},
        {"params": [p for p in model.parameters() if p.dim() <= 1]},
    ]
    return torch.optim.Adam(groups, lr=lr, decoupled_weight_decay=True)
