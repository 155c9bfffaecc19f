"""Sets batch_first, so that time and batch are swapped.

cause: time
verdict: failed, error
"""

from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2, batch_first=True)
    rnn.load_state_dict(weights)
    output, h_n = rnn(x, h0)
    return output, h_n
