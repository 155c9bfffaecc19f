"""Only one layer is made; loading skips what does not fit.

cause: wrong shape
verdict: failed, error
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=1)
    rnn.load_state_dict(weights, strict=False)
    output, h_n = rnn(x, None if h0 is None else h0[:1])
    return output, h_n
