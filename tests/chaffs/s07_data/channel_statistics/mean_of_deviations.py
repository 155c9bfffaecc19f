"""The right mean, but the mean of the images' deviations.

cause: mean of the images' deviations
"""

import torch


def channel_statistics(dataset, training):
    images = [dataset[n][0].double().flatten(1) for n in training]
    std = torch.stack([image.std(1, correction=0) for image in images]).mean(0)
    return torch.cat(images, dim=1).mean(1).float(), std.float()
