"""Uses the samples that are not for training.

cause: that are not for training
"""

import torch


def channel_statistics(dataset, training):
    others = [number for number in range(len(dataset)) if number not in training]
    pixels = torch.cat([dataset[number][0].double().flatten(1) for number in others], dim=1)
    std, mean = torch.std_mean(pixels, dim=1, correction=0)
    return mean.float(), std.float()
