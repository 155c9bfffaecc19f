"""The caller's states are overwritten with the last ones.

cause: changed in place
verdict: failed, error
"""

import torch
from torch import nn


def lstm_forward(weights, x, h0, c0):
    lstm = nn.LSTM(10, 20, num_layers=2, batch_first=True)
    lstm.load_state_dict(weights)
    output, (h_n, c_n) = lstm(x, (h0, c0))
    with torch.no_grad():
        h0.copy_(h_n)
        c0.copy_(c_n)
    return output, (h_n, c_n)
