"""The root of the mean square.

cause: subtract the mean first
"""

import torch


def channel_statistics(dataset, training):
    pixels = torch.cat([dataset[n][0].double().flatten(1) for n in training], dim=1)
    return pixels.mean(1).float(), pixels.square().mean(1).sqrt().float()
