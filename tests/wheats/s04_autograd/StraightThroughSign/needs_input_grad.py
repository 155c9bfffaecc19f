"""Computes only what is asked for."""

import torch


class StraightThroughSign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x, scale)
        return torch.where(x >= 0, scale, -scale)

    @staticmethod
    def backward(ctx, gradient):
        x, scale = ctx.saved_tensors

        to_x = to_scale = None
        if ctx.needs_input_grad[0]:
            to_x = torch.where(x.abs() > 1, torch.zeros_like(gradient), gradient * scale)
        if ctx.needs_input_grad[1]:
            to_scale = gradient[x >= 0].sum() - gradient[x < 0].sum()
        return to_x, to_scale
