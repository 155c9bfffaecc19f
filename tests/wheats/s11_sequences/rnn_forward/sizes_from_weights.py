"""Sizes are read off the weights, and the state starts as explicit zeros."""

import torch
from torch import nn


def rnn_forward(weights, x, h0=None):
    hidden, features = weights["weight_ih_l0"].shape
    rnn = nn.RNN(features, hidden, num_layers=2, bias=True)
    with torch.no_grad():
        for name, parameter in rnn.named_parameters():
            parameter.copy_(weights[name])
    return rnn(x, x.new_zeros(2, x.size(1), hidden) if h0 is None else h0)
