"""Large whole numbers lose digits in float32.

cause: the digits were lost
"""

import torch


def from_values(values):
    exact = torch.tensor(values)
    return exact.float().to(exact.dtype)
