"""Means of the images' means and deviations, with torch's default of n - 1.

cause: divided by n - 1: take mean and deviation over all pixels
"""

import torch


def channel_statistics(dataset, training):
    images = [dataset[number][0] for number in training]
    mean = torch.stack([image.mean(dim=(1, 2)) for image in images]).mean(0)
    return mean, torch.stack([image.std(dim=(1, 2)) for image in images]).mean(0)
