"""The parameters have other names.

cause: names
verdict: failed, error
"""

import math

import torch
from torch import nn


class RNNCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound = 1 / math.sqrt(hidden_size)
        self.W_ih = nn.Parameter(torch.empty(hidden_size, input_size).uniform_(-bound, bound))
        self.W_hh = nn.Parameter(torch.empty(hidden_size, hidden_size).uniform_(-bound, bound))
        self.bias_ih = nn.Parameter(torch.empty(hidden_size).uniform_(-bound, bound))
        self.bias_hh = nn.Parameter(torch.empty(hidden_size).uniform_(-bound, bound))

    def forward(self, x, h=None):
        if h is None:
            h = x.new_zeros(len(x), len(self.bias_hh))
        return torch.tanh(x @ self.W_ih.T + self.bias_ih + h @ self.W_hh.T + self.bias_hh)
