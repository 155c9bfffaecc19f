"""Stops the elements that are not frozen.

cause: the wrong elements were stopped
"""

import torch


def stop_gradient(x, frozen):
    return torch.where(frozen, x, x.detach())
