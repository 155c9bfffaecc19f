"""Softmax over the entries: they compete, and sum to one.

cause: softmax
verdict: failed, error
"""

import torch


def sigmoid(x):
    return torch.softmax(x, dim=-1)
