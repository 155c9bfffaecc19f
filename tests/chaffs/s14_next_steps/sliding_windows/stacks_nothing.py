"""A short series leaves nothing to stack.

cause: has no window
verdict: error
"""

import torch


def sliding_windows(x, size, step):
    return torch.stack([x[..., s : s + size] for s in range(0, x.shape[-1] - size + 1, step)], -2)
