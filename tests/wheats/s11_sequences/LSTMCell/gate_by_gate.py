"""Every gate has a product of its own."""

import math

import torch
from torch import nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        shapes = {
            "weight_ih": (4 * hidden_size, input_size),
            "weight_hh": (4 * hidden_size, hidden_size),
            "bias_ih": (4 * hidden_size,),
            "bias_hh": (4 * hidden_size,),
        }
        bound = 1 / math.sqrt(hidden_size)
        for name, shape in shapes.items():
            self.register_parameter(name, nn.Parameter(nn.init.uniform_(torch.empty(shape), -bound, bound)))

    def forward(self, x, hc=None):
        h, c = (None, 0.0) if hc is None else hc
        quarters = [parameter.chunk(4) for parameter in (self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)]
        sums = []
        for w, u, b, d in zip(*quarters):
            total = x @ w.T + b + d
            sums.append(total if h is None else total + h @ u.T)
        c = sums[1].sigmoid() * c + sums[0].sigmoid() * sums[2].tanh()
        return sums[3].sigmoid() * c.tanh(), c
