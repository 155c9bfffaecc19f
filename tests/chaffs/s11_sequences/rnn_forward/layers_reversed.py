"""The states of the layers come in the wrong order.

cause: wrong order
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    rnn.load_state_dict(weights)
    output, h_n = rnn(x, h0)
    return output, h_n.flip(0)
