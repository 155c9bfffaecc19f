"""torch.randint draws whole numbers.

cause: these are whole numbers
"""

import torch


def uniform(shape, low, high):
    return torch.randint(int(low), max(int(high), int(low) + 1), shape).float()
