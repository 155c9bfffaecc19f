"""torch.empty taken for zeros.

cause: torch.empty does not give zeros
"""

import torch


def one_hot(labels, classes):
    if labels.numel() and (labels.min() < 0 or labels.max() >= classes):
        raise ValueError("a label is off")
    rows = torch.empty(*labels.shape, classes)
    return rows.scatter_(-1, labels[..., None], 1.0)
