"""Keeps the two factors, which are nobody's inputs, on ctx."""

import torch


class StraightThroughSign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        up = x >= 0
        ctx.near = (x.abs() <= 1) * scale
        ctx.sign = up.to(x) * 2 - 1
        return ctx.sign * scale

    @staticmethod
    def backward(ctx, gradient):
        return gradient * ctx.near, torch.dot(gradient.flatten(), ctx.sign.flatten())
