"""One row is drawn and repeated.

cause: the same row was repeated
"""

import torch


def uniform(shape, low, high):
    row = low + (high - low) * torch.rand(shape[-1:])
    return row.expand(shape)
