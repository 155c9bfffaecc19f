"""A custom Function."""

import torch


class Stop(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, frozen):
        ctx.save_for_backward(frozen)
        return x.clone()

    @staticmethod
    def backward(ctx, gradient):
        (frozen,) = ctx.saved_tensors
        return torch.where(frozen, torch.zeros_like(gradient), gradient), None


def stop_gradient(x, frozen):
    return Stop.apply(x, frozen)
