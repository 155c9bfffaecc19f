"""Sums and squares image by image, in float64."""

import torch


def channel_statistics(dataset, training):
    count, total, squares = 0, 0.0, 0.0
    for index in training:
        image = dataset[index][0].double()
        count += image.shape[1] * image.shape[2]
        total = total + image.sum(dim=(1, 2))
        squares = squares + (image * image).sum(dim=(1, 2))
    mean = total / count
    return mean.float(), (squares / count - mean**2).clamp(min=0).sqrt().float()
