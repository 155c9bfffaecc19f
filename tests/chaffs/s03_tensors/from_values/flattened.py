"""The nesting is lost.

cause: the nesting is gone
"""

import torch


def from_values(values):
    return torch.tensor(values).reshape(-1)
