"""vector_norm of the centred column; constant ones found by comparing."""

import torch


def standardize_columns(x):
    if not x.is_floating_point():
        x = x.to(torch.float32)
    centred = x - torch.mean(x, 0)
    same = (x == x[:1]).all(0)
    length = torch.linalg.vector_norm(centred, dim=0).masked_fill(same, 1)
    return torch.where(same, 0, centred * (len(x) - 1) ** 0.5 / length)
