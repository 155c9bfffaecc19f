"""Advanced indexing with a table of positions."""

import torch


def sliding_windows(x, size, step):
    count = max(0, (x.shape[-1] - size) // step + 1)
    places = torch.arange(count).unsqueeze(1) * step + torch.arange(size)
    return x[..., places]
