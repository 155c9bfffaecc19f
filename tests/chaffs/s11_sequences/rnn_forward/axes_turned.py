"""Turns x, so that its features are no longer on the last axis.

cause: from the last axis
verdict: error
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    rnn.load_state_dict(weights)
    return rnn(x.permute(0, 2, 1), h0)
