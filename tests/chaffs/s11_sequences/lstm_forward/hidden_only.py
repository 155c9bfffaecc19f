"""The cell states are forgotten.

cause: tensor
"""

from torch import nn


def lstm_forward(weights, x, h0, c0):
    lstm = nn.LSTM(10, 20, num_layers=2, batch_first=True)
    lstm.load_state_dict(weights)
    output, (h_n, c_n) = lstm(x, (h0, c0))
    return output, h_n
