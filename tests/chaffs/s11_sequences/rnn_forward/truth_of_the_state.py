"""`or` asks a whole tensor for its truth.

cause: on a whole tensor
verdict: error
"""

import torch
from torch import nn


def rnn_forward(weights, x, h0=None):
    rnn = nn.RNN(10, 20, num_layers=2)
    rnn.load_state_dict(weights)
    return rnn(x, h0 or torch.zeros(2, x.shape[1], 20))
