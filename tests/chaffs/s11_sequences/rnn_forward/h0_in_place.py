"""The caller's initial states are overwritten with the last ones.

cause: changed in place
verdict: failed, error
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    rnn.load_state_dict(weights)
    output, h_n = rnn(x, h0)
    if h0 is not None:
        h0.copy_(h_n.detach())
    return output, h_n
