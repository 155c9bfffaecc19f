"""LinearLR, CosineAnnealingLR and ConstantLR joined by SequentialLR."""

import torch


def warmup_cosine(optimizer, warmup, total):
    if warmup < 0 or warmup >= total:
        raise ValueError("the warm-up must end before the schedule does")
    schedules = torch.optim.lr_scheduler
    zero = schedules.ConstantLR(optimizer, factor=0.0, total_iters=10**9)
    cosine = schedules.CosineAnnealingLR(optimizer, T_max=total - warmup)
    if warmup == 0:
        return schedules.SequentialLR(optimizer, [cosine, zero], milestones=[total])
    linear = schedules.LinearLR(optimizer, start_factor=1 / warmup, total_iters=max(warmup - 1, 1))
    return schedules.SequentialLR(optimizer, [linear, cosine, zero], milestones=[warmup, total])
