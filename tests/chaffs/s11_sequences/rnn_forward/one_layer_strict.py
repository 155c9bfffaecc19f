"""Only one layer is made.

cause: fit nn.RNN(10, 20, num_layers=2)
verdict: failed, error
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=1)
    rnn.load_state_dict(weights)
    output, h_n = rnn(x, h0)
    return output, h_n
