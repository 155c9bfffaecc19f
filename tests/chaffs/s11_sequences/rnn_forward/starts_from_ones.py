"""A missing initial state becomes ones.

cause: start at zero
verdict: failed, error
"""

import torch
from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    rnn.load_state_dict(weights)
    if h0 is None:
        h0 = torch.ones(2, x.shape[1], 20)
    output, h_n = rnn(x, h0)
    return output, h_n
