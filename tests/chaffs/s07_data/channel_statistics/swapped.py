"""The deviation first.

cause: deviation and mean are swapped
"""

import torch


def channel_statistics(dataset, training):
    pixels = torch.cat([dataset[n][0].double().flatten(1) for n in training], dim=1)
    std, mean = torch.std_mean(pixels, dim=1, correction=0)
    return std.float(), mean.float()
