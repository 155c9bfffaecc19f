"""The network is made, but the weights are never loaded.

cause: are they loaded
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    output, h_n = rnn(x, h0)
    return output, h_n
