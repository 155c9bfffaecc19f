"""Normalizes the rows, then takes the diagonal, a view."""

import torch


def recall_per_class(matrix):
    counts = matrix.float()
    return torch.diagonal(counts / counts.sum(-1, keepdim=True))
