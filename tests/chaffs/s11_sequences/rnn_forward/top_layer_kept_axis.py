"""The upper layer's last state alone comes back, with its axis.

cause: upper layer
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    rnn.load_state_dict(weights)
    output, h_n = rnn(x, h0)
    return output, h_n[-1:]
