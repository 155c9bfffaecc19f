"""Positive elements counted."""

import torch


def keep_positive_rows(x):
    return x[torch.count_nonzero(x.clamp(min=0), dim=1) == x.shape[1]].clone()
