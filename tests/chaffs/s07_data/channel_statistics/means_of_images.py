"""Averages the images' means and deviations.

cause: were averaged over images
"""

import torch


def channel_statistics(dataset, training):
    images = [dataset[n][0].double().flatten(1) for n in training]
    mean = torch.stack([image.mean(1) for image in images]).mean(0)
    std = torch.stack([image.std(1, correction=0) for image in images]).mean(0)
    return mean.float(), std.float()
