"""Mean of squares minus square of the mean, in float32.

cause: the digits are lost
"""

import torch


def channel_statistics(dataset, training):
    pixels = torch.cat([dataset[n][0].flatten(1) for n in training], dim=1)
    mean = pixels.mean(1)
    return mean, (pixels.square().mean(1) - mean.square()).sqrt()
