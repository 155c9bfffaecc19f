"""c_n comes back without its history.

cause: missing from c_n
"""

from torch import nn


def lstm_forward(weights, x, h0, c0):
    lstm = nn.LSTM(10, 20, num_layers=2, batch_first=True)
    lstm.load_state_dict(weights)
    output, (h_n, c_n) = lstm(x, (h0, c0))
    return output, (h_n, c_n.detach())
