"""Returns the two gradients in the wrong order.

cause: another shape than its input
verdict: error, failed
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
        return torch.where(x >= 0, gradient, -gradient).sum(), gradient * scale * (x.abs() <= 1)
