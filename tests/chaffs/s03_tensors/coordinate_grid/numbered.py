"""The places are counted and not measured.

cause: multiply by the step
"""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = torch.arange(-(-height // step)), torch.arange(-(-width // step))
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)
