"""Asks the dataset for a list of samples.

cause: one sample at a time
verdict: error
"""

import torch


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(seed)).tolist()
    cut = len(dataset) - int(fraction * len(dataset))
    return dataset[order[:cut]], dataset[order[cut:]]
