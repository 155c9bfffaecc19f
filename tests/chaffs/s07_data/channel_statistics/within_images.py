"""The mean of the images' variances, weighed by size.

cause: from each image's own mean
"""

import torch


def channel_statistics(dataset, training):
    images = [dataset[n][0].double().flatten(1) for n in training]
    pixels = torch.cat(images, dim=1)
    squares = sum((image - image.mean(1, keepdim=True)).square().sum(1) for image in images)
    return pixels.mean(1).float(), (squares / pixels.shape[1]).sqrt().float()
