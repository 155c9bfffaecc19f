"""Transposed on the way in, not on the way out.

cause: batch first
"""

from torch import nn


def lstm_forward(weights, x, h0, c0):
    lstm = nn.LSTM(10, 20, num_layers=2)
    lstm.load_state_dict(weights)
    output, (h_n, c_n) = lstm(x.transpose(0, 1), (h0, c0))
    return output, (h_n, c_n)
