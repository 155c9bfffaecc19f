"""The result is float32.

cause: dtype
"""

import torch


def batched_outer(x, y):
    return x.float().unsqueeze(-1) * y.float().unsqueeze(-2)
