"""sigmoid(2x) - sigmoid(-2x)."""

import torch


def tanh(x):
    return torch.sigmoid(2 * x) - torch.sigmoid(-2 * x)
