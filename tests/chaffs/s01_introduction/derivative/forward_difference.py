"""Takes a numerical slope.

cause: right to a few digits only
"""

import torch


def derivative(function, x, h=1e-6):
    one, two = (torch.tensor(at, dtype=torch.float64) for at in (float(x), x + h))
    return ((function(two) - function(one)) / h).item()
