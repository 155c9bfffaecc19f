"""Divides the value by x.

cause: slope of a line through the origin
verdict: failed, error
"""

import torch


def derivative(function, x):
    return function(torch.tensor(float(x), dtype=torch.float64)).item() / x
