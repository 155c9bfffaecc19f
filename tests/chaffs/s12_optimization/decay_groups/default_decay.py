"""The second group says nothing of weight decay.

cause: default of 0.01
"""

import torch


def decay_groups(model, lr, weight_decay):
    decay = [p for p in model.parameters() if p.dim() >= 2]
    rest = [p for p in model.parameters() if p.dim() < 2]
    groups = [
        {"params": decay, "weight_decay": weight_decay},
        {"params": rest},
    ]
    return torch.optim.AdamW(groups, lr=lr)
