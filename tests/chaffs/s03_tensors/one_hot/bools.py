"""A comparison gives bools.

cause: these are bools
"""

import torch


def one_hot(labels, classes):
    if labels.numel() and (labels.min() < 0 or labels.max() >= classes):
        raise ValueError("a label is off")
    return labels[..., None] == torch.arange(classes)
