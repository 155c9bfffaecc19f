"""The network runs under no_grad.

cause: no gradient
verdict: failed, error
"""

import torch
from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    rnn.load_state_dict(weights)
    with torch.no_grad():
        output, h_n = rnn(x, h0)
    return output, h_n
