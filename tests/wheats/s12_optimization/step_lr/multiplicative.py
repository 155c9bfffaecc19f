"""MultiplicativeLR."""

import torch


def step_lr(optimizer, step_size, gamma):
    def change(epoch):
        return gamma if epoch % step_size == 0 else 1.0

    return torch.optim.lr_scheduler.MultiplicativeLR(optimizer, change)
