"""A group for each parameter."""

import torch


def decay_groups(model, lr, weight_decay):
    groups = [
        {"params": [p], "lr": lr, "weight_decay": weight_decay if len(p.shape) >= 2 else 0.0}
        for p in model.parameters()
        if p.requires_grad
    ]
    return torch.optim.AdamW(groups)
