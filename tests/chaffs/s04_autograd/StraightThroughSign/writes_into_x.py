"""Computes the sign in place.

cause: changed in place
verdict: failed, error
"""

import torch


class StraightThroughSign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x, scale)
        y = torch.where(x >= 0, scale, -scale)
        return x.copy_(y)

    @staticmethod
    def backward(ctx, gradient):
        x, scale = ctx.saved_tensors
        return gradient * scale * (x.abs() <= 1), torch.where(x >= 0, gradient, -gradient).sum()
