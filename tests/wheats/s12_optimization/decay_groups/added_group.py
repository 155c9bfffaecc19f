"""A second group added to the first."""

import torch


def decay_groups(model, lr, weight_decay):
    matrices = {name: p for name, p in model.named_parameters() if p.dim() >= 2}
    vectors = [p for name, p in model.named_parameters() if name not in matrices]
    optimizer = torch.optim.AdamW(vectors or [torch.zeros(1)], lr=lr, weight_decay=0.0)
    optimizer.add_param_group({"params": list(matrices.values()), "weight_decay": weight_decay})
    return optimizer
