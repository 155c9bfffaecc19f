"""No rule of its own: ordinary operations with a detach in the right place."""

import torch


class StraightThroughSign:
    @staticmethod
    def apply(x, scale):
        passed = torch.where(x.abs() <= 1, x, x.detach())
        sign = torch.where(x >= 0, 1.0, -1.0).to(x.dtype)
        return scale * sign + scale.detach() * (passed - passed.detach())
