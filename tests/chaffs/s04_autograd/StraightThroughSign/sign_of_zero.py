"""Uses torch.sign, which is 0 at zero.

cause: torch.sign(0.) is 0
"""

import torch


class StraightThroughSign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x, scale)
        return scale * torch.sign(x)

    @staticmethod
    def backward(ctx, gradient):
        x, scale = ctx.saved_tensors
        return gradient * scale * (x.abs() <= 1), torch.where(x >= 0, gradient, -gradient).sum()
