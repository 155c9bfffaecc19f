"""Asks needs_input_grad of the other input.

cause: backward gave this input no gradient
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

        to_x = gradient * scale * (x.abs() <= 1) if ctx.needs_input_grad[1] else None
        to_scale = torch.where(x >= 0, gradient, -gradient).sum() if ctx.needs_input_grad[0] else None
        return to_x, to_scale
