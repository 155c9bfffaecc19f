"""Looks at the entries of x.

cause: a number of x was read
verdict: error
"""

import torch


def positions_like(x):
    return torch.tensor([[t for t, _ in enumerate(row)] for row in x.tolist()], dtype=torch.long, device=x.device).reshape(x.shape[:2])
