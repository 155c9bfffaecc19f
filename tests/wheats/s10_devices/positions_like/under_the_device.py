"""Makes everything under the device of x."""

import torch


def positions_like(x):
    with torch.device(x.device):
        return torch.arange(x.shape[1]).expand(x.shape[0], -1)
