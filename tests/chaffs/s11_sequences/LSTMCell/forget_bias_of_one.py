"""The forget gate's biases start at one, as some advise: uniform ones are wanted.

cause: none — any start may be behind numbers that are not uniform
"""

import math

import torch
from torch import nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound, rows = 1 / math.sqrt(hidden_size), 4 * hidden_size
        self.weight_ih = nn.Parameter(torch.empty(rows, input_size).uniform_(-bound, bound))
        self.weight_hh = nn.Parameter(torch.empty(rows, hidden_size).uniform_(-bound, bound))
        self.bias_ih = nn.Parameter(torch.empty(rows).uniform_(-bound, bound))
        self.bias_hh = nn.Parameter(torch.empty(rows).uniform_(-bound, bound))
        with torch.no_grad():
            self.bias_ih[hidden_size : 2 * hidden_size] = 1.0

    def forward(self, x, states=None):
        h, c = states or 2 * [x.new_zeros(len(x), self.weight_hh.shape[1])]
        i, f, g, o = (x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh).chunk(4, 1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c
