"""Makes a new tensor of the numbers.

cause: graph is cut
verdict: failed, error
"""

import torch


def dynamic_power(x, limit):
    k = 1
    while (x.detach() ** k).abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        k += 1
    return torch.tensor((x**k).tolist(), dtype=x.dtype)
