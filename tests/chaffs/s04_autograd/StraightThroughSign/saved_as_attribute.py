"""Keeps the inputs as ctx.x and ctx.scale, unguarded against changes.

cause: silently wrong
"""

import torch


class StraightThroughSign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.x, ctx.scale = x, scale
        return torch.where(x >= 0, scale, -scale)

    @staticmethod
    def backward(ctx, gradient):
        x, scale = ctx.x, ctx.scale
        return gradient * scale * (x.abs() <= 1), torch.where(x >= 0, gradient, -gradient).sum()
