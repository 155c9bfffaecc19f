"""The root is forgotten.

cause: this is the variance
"""

import torch


def channel_statistics(dataset, training):
    pixels = torch.cat([dataset[n][0].double().flatten(1) for n in training], dim=1)
    return pixels.mean(1).float(), pixels.var(1, correction=0).float()
