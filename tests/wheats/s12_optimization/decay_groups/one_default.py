"""The decay as the optimizer's default, and a group that has none."""

import torch


def decay_groups(model, lr, weight_decay):
    matrices = [p for p in model.parameters() if p.ndim > 1]
    vectors = [p for p in model.parameters() if p.ndim <= 1]
    groups = [{"params": matrices}] * bool(matrices) + [{"params": vectors, "weight_decay": 0}] * bool(vectors)
    return torch.optim.AdamW(groups, lr, weight_decay=weight_decay)
