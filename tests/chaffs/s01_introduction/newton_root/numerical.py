"""Takes a numerical slope.

cause: few digits only
"""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    def value(x):
        return function(torch.tensor(x, dtype=torch.float64)).item()

    x = float(start)
    for _ in range(max_steps + 1):
        if abs(value(x)) <= tolerance:
            return x
        slope = (value(x + 1e-6) - value(x)) / 1e-6
        if slope == 0:
            break
        x -= value(x) / slope
    raise RuntimeError("no root")
