"""One number, repeated for each channel.

cause: the channels were mixed
"""

import torch


def channel_statistics(dataset, training):
    pixels = torch.cat([dataset[n][0].double().flatten() for n in training])
    channels = dataset[training[0]][0].shape[0]
    return pixels.mean().float().repeat(channels), pixels.std(correction=0).float().repeat(channels)
