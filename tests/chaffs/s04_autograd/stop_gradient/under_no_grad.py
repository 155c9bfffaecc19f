"""Computes under no_grad.

cause: nothing flows at all
verdict: failed, error
"""

import torch


def stop_gradient(x, frozen):
    with torch.no_grad():
        return torch.where(frozen, x.detach(), x)
