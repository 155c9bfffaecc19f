"""Counts up ones that x makes."""

import torch


def positions_like(x):
    ones = x.new_ones(x.shape[:2], dtype=torch.long)
    return ones.cumsum(1) - 1
