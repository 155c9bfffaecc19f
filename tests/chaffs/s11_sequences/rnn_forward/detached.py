"""The output is detached.

cause: no gradient
verdict: failed, error
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    rnn.load_state_dict(weights)
    output, h_n = rnn(x, h0)
    return output.detach(), h_n
