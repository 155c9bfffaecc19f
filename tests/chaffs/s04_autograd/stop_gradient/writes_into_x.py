"""Writes the detached values into x, in place.

cause: changed in place
verdict: failed, error
"""

import torch


def stop_gradient(x, frozen):
    x[frozen] = x[frozen].detach()
    return x
