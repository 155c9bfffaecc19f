"""Kept axes, torch.std_mean, and where on the result."""

import torch


def standardize_columns(x):
    x = x + 0.0
    deviation, mean = torch.std_mean(x, dim=0, keepdim=True, unbiased=True)
    return (x - mean) / deviation.masked_fill(deviation == 0, torch.inf)
