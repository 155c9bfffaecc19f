"""torch.outer itself.

cause: two vectors only
verdict: error, failed
"""

import torch


def batched_outer(x, y):
    return torch.outer(x, y)
