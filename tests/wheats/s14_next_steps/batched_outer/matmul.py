"""A column times a row, as matrices."""

import torch


def batched_outer(x, y):
    return x[..., :, None] @ y[..., None, :]
