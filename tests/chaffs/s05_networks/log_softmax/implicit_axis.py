"""Axis 0 or 1 by the number of axes, as calls without `dim` used to guess.

cause: dim
"""

import torch


def log_softmax(x, dim=-1):
    implicit = 0 if x.dim() in (0, 1, 3) else 1
    return x - torch.logsumexp(x, dim=implicit, keepdim=True)
