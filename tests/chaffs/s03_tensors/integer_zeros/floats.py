"""torch.zeros makes floats.

cause: these are floats
"""

import torch


def integer_zeros(rows, columns):
    return torch.zeros(rows, columns)
