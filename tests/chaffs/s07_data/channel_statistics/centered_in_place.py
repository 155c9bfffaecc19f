"""Subtracts the mean from the images themselves.

cause: the images were changed
"""

import torch


def channel_statistics(dataset, training):
    images = [dataset[n][0] for n in training]
    mean = torch.cat([image.double().flatten(1) for image in images], dim=1).mean(1)
    for image in images:
        image.sub_(mean.float()[:, None, None])
    std = torch.cat([image.double().flatten(1) for image in images], dim=1).std(1, correction=0)
    return mean.float(), std.float()
