"""MultiStepLR with a milestone at every multiple."""

import torch


def step_lr(optimizer, step_size, gamma):
    return torch.optim.lr_scheduler.MultiStepLR(optimizer, [step_size * n for n in range(1, 1000)], gamma=gamma)
