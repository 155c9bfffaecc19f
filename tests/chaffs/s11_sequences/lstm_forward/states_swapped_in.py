"""The initial states go in the wrong order.

cause: h0 and c0 are swapped
"""

from torch import nn


def lstm_forward(weights, x, h0, c0):
    lstm = nn.LSTM(10, 20, num_layers=2, batch_first=True)
    lstm.load_state_dict(weights)
    output, (h_n, c_n) = lstm(x, (c0, h0))
    return output, (h_n, c_n)
