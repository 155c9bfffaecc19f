"""Takes a numerical slope over both sides.

cause: right to a few digits only
"""

import torch


def derivative(function, x, h=1e-5):
    one, two = (torch.tensor(at, dtype=torch.float64) for at in (x - h, x + h))
    return ((function(two) - function(one)) / (2 * h)).item()
