"""Detaches the whole tensor.

cause: nothing flows at all
verdict: failed, error
"""

import torch


def stop_gradient(x, frozen):
    return x.detach()
