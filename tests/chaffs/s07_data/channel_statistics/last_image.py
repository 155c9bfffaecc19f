"""Each image overwrites the statistics.

cause: only the last image
"""

import torch


def channel_statistics(dataset, training):
    for number in training:
        std, mean = torch.std_mean(dataset[number][0].double(), dim=(1, 2), correction=0)
    return mean.float(), std.float()
