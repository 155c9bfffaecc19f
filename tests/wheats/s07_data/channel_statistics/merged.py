"""Statistics of each image, merged one after the other (Chan's formula)."""

import torch


def channel_statistics(dataset, training):
    count, mean, squares = 0, 0.0, 0.0
    for index in training:
        x = dataset[index][0].flatten(1).to(torch.float64)
        more = x.shape[1]
        gap = x.mean(1) - mean
        squares = squares + ((x - x.mean(1, keepdim=True)) ** 2).sum(1) + gap**2 * count * more / (count + more)
        mean = mean + gap * more / (count + more)
        count += more
    return mean.to(torch.float32), (squares / count).sqrt().to(torch.float32)
