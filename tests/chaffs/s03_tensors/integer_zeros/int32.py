"""torch.int is 32 bits wide.

cause: 32-bit integers
"""

import torch


def integer_zeros(rows, columns):
    return torch.zeros(rows, columns).int()
