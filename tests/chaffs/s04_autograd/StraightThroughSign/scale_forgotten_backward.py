"""Forgets the scale on the way back.

cause: scale was not used on the way back
"""

import torch


class StraightThroughSign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x, scale)
        return torch.where(x >= 0, scale, -scale)

    @staticmethod
    def backward(ctx, gradient):
        x, scale = ctx.saved_tensors
        return gradient * (x.abs() <= 1), torch.where(x >= 0, gradient, -gradient).sum()
