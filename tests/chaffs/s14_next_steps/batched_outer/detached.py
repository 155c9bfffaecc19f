"""Cuts the gradient off.

cause: no gradient flows
verdict: error
"""

import torch


def batched_outer(x, y):
    return x.detach().unsqueeze(-1) * y.detach().unsqueeze(-2)
