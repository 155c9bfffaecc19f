"""The states are transposed, as if batch_first held for them, too.

cause: not in the states
verdict: failed, error
"""

from torch import nn


def lstm_forward(weights, x, h0, c0):
    lstm = nn.LSTM(10, 20, num_layers=2, batch_first=True)
    lstm.load_state_dict(weights)
    h0, c0 = h0.transpose(0, 1).contiguous(), c0.transpose(0, 1).contiguous()
    output, (h_n, c_n) = lstm(x, (h0, c0))
    return output, (h_n, c_n)
