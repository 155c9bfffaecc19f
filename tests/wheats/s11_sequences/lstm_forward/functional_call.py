"""The weights are used without being loaded."""

import torch
from torch import nn


def lstm_forward(weights, x, h0, c0):
    lstm = nn.LSTM(10, 20, 2, batch_first=True)
    return torch.func.functional_call(lstm, weights, (x, (h0, c0)))
