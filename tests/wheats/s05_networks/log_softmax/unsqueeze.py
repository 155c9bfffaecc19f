"""logsumexp without keepdim, the axis put back."""

import torch


def log_softmax(x, dim=-1):
    return x - torch.logsumexp(x, dim).unsqueeze(dim)
