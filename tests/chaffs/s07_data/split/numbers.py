"""Returns the numbers of the samples.

cause: numbers of samples
"""

import torch


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(seed)).tolist()
    cut = len(dataset) - int(fraction * len(dataset))
    return order[:cut], order[cut:]
