"""The results are detached.

cause: no gradient
verdict: failed, error
"""

from torch import nn


def lstm_forward(weights, x, h0, c0):
    lstm = nn.LSTM(10, 20, num_layers=2, batch_first=True)
    lstm.load_state_dict(weights)
    output, (h_n, c_n) = lstm(x, (h0, c0))
    return output.detach(), (h_n.detach(), c_n.detach())
