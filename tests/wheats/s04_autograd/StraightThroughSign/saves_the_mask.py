"""Saves what backward needs instead of the inputs, so later changes do not matter."""

import torch


class StraightThroughSign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        sign = torch.where(x >= 0, 1, -1).to(x.dtype)
        ctx.save_for_backward(sign, x.abs() <= 1, scale.clone())
        return sign * scale

    @staticmethod
    def backward(ctx, gradient):
        sign, inside, scale = ctx.saved_tensors
        return gradient * inside * scale, (gradient * sign).sum()
