"""One number is drawn and repeated.

cause: it was drawn once
"""

import torch


def uniform(shape, low, high):
    return torch.full(shape, low + (high - low) * torch.rand(()).item())
