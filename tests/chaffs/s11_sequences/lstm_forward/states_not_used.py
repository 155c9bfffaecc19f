"""The initial states are left out of the call.

cause: h0 and c0 are not used
"""

from torch import nn


def lstm_forward(weights, x, h0, c0):
    lstm = nn.LSTM(10, 20, num_layers=2, batch_first=True)
    lstm.load_state_dict(weights)
    output, (h_n, c_n) = lstm(x)
    return output, (h_n, c_n)
