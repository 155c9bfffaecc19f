"""A network without memory of its own takes copies of the numbers over."""

import torch
from torch import nn


def rnn_forward(weights, x, h0=None):
    with torch.device("meta"):
        net = nn.RNN(input_size=10, hidden_size=20, num_layers=2)
    net.load_state_dict({name: weight.clone() for name, weight in weights.items()}, assign=True)
    return tuple(net.eval()(x) if h0 is None else net(x, h0))
