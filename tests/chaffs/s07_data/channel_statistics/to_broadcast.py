"""Keeps axes for broadcasting.

cause: the shape is to be (C,)
"""

import torch


def channel_statistics(dataset, training):
    pixels = torch.cat([dataset[n][0].double().flatten(1) for n in training], dim=1)
    std, mean = torch.std_mean(pixels, dim=1, correction=0)
    return mean.float()[:, None, None], std.float()[:, None, None]
