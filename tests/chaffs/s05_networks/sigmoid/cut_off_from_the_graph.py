"""Computed on detached numbers.

cause: graph
verdict: error
"""

import torch


def sigmoid(x):
    return (1 + torch.tanh(x.detach() / 2)) / 2
