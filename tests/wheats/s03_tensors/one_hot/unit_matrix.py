"""Rows of the unit matrix."""

import torch


def one_hot(labels, classes):
    if labels.numel() and (labels.min() < 0 or labels.max() >= classes):
        raise ValueError("a label is off")
    return torch.eye(classes)[labels]
