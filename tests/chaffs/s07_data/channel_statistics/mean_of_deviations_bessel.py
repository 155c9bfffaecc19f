"""The right mean, but the mean of the images' deviations, with torch's default of n - 1.

cause: divided by n - 1, were averaged
"""

import torch


def channel_statistics(dataset, training):
    images = [dataset[number][0].flatten(1) for number in training]
    return torch.cat(images, dim=1).mean(1), torch.stack([image.std(1) for image in images]).mean(0)
