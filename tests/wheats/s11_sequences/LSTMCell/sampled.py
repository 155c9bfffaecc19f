"""A distribution gives the start; a list of two states comes back."""

import math

import torch
from torch import nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.n = n = hidden_size
        uniform = torch.distributions.Uniform(-1 / math.sqrt(n), 1 / math.sqrt(n))
        self.weight_ih = nn.Parameter(uniform.sample((4 * n, input_size)))
        self.weight_hh = nn.Parameter(uniform.sample((4 * n, n)))
        self.bias_ih = nn.Parameter(uniform.sample((4 * n,)))
        self.bias_hh = nn.Parameter(uniform.sample((4 * n,)))

    def forward(self, x, states=None):
        h, c = states or [torch.zeros_like(x[:, :1]).repeat(1, self.n)] * 2
        sums = torch.addmm(self.bias_ih, x, self.weight_ih.t()) + torch.addmm(self.bias_hh, h, self.weight_hh.t())
        gates, n = sums.sigmoid(), self.n
        new = torch.addcmul(gates[:, n : 2 * n] * c, gates[:, :n], sums[:, 2 * n : 3 * n].tanh())
        return [gates[:, 3 * n :] * new.tanh(), new]
