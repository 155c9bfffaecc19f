"""LambdaLR with the factor written out."""

import torch


def step_lr(optimizer, step_size, gamma):
    return torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: gamma ** (epoch // step_size))
