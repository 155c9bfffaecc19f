"""The library's complaint, turned into ValueError."""

import torch
from torch.nn import functional as F


def one_hot(labels, classes):
    try:
        return F.one_hot(labels, num_classes=classes).to(dtype=torch.get_default_dtype())
    except RuntimeError as problem:
        raise ValueError(str(problem)) from problem
