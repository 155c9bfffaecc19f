"""Only the matrices are handed over.

cause: only the matrices are trained
"""

import torch


def decay_groups(model, lr, weight_decay):
    decay = [p for p in model.parameters() if p.dim() >= 2]
    rest = [p for p in model.parameters() if p.dim() < 2]
    groups = [
        {"params": decay, "weight_decay": weight_decay},
    ]
    return torch.optim.AdamW(groups if decay else [{"params": rest, "lr": 0.0}], lr=lr)
