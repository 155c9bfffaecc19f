"""Keeps the inputs on the class, where the next call overwrites them.

cause: not this call's numbers
verdict: failed, error
"""

import torch


class StraightThroughSign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        StraightThroughSign.saved = x, scale
        return torch.where(x >= 0, scale, -scale)

    @staticmethod
    def backward(ctx, gradient):
        x, scale = StraightThroughSign.saved
        return gradient * scale * (x.abs() <= 1), torch.where(x >= 0, gradient, -gradient).sum()
