"""Standardizes the rows of the transpose."""

import torch


def standardize_columns(x):
    rows = (x if x.is_floating_point() else x.float()).t()
    deviation = rows.std(1, keepdim=True)
    return torch.transpose((rows - rows.mean(1, keepdim=True)) / (deviation + (deviation == 0)), 0, 1)
