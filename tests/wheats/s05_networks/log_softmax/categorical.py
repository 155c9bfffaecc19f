"""The normalized logits of a Categorical distribution."""

import torch


def log_softmax(x, dim=-1):
    return torch.distributions.Categorical(logits=x.movedim(dim, -1)).logits.movedim(-1, dim)
