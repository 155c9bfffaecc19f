"""Makes them of the dtype of x.

cause: positions are int64
"""

import torch


def positions_like(x):
    return torch.arange(x.shape[1], device=x.device).expand(x.shape[:2]).type_as(x)
