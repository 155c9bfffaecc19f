"""The initial states are left out of the call.

cause: h0 is not used
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    rnn.load_state_dict(weights)
    output, h_n = rnn(x)
    return output, h_n
