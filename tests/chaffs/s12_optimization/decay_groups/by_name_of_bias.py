"""Told apart by the name bias: scales of normalization decay.

cause: scales of normalization
"""

import torch


def decay_groups(model, lr, weight_decay):
    decay = [p for n, p in model.named_parameters() if not n.endswith("bias")]
    rest = [p for n, p in model.named_parameters() if not (not n.endswith("bias"))]
    groups = [
        {"params": decay, "weight_decay": weight_decay},
        {"params": rest, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=lr)
