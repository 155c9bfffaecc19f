"""A label beyond the classes gives a row of zeros.

cause: too large went through
"""

import torch


def one_hot(labels, classes):
    if (labels < 0).any():
        raise ValueError("a label is negative")
    return (labels[..., None] == torch.arange(classes)).float()
