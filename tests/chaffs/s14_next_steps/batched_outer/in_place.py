"""Works in place on its input.

cause: in place
"""

import torch


def batched_outer(x, y):
    x.data.mul_(1)
    y.data.add_(1)
    return x.unsqueeze(-1) * (y - 1).unsqueeze(-2)
