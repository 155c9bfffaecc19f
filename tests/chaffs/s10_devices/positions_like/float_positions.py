"""Makes floats.

cause: they are of float32
"""

import torch


def positions_like(x):
    return torch.arange(float(x.shape[1]), device=x.device).expand(x.shape[:2])
