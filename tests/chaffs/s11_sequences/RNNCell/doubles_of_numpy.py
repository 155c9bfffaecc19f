"""The parameters are float64, as NumPy draws them.

cause: start as float32
verdict: failed, error
"""

import math

import numpy
import torch
from torch import nn


class RNNCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound = 1 / math.sqrt(hidden_size)
        self.weight_ih = nn.Parameter(torch.from_numpy(numpy.random.uniform(-bound, bound, (hidden_size, input_size,))))
        self.weight_hh = nn.Parameter(torch.from_numpy(numpy.random.uniform(-bound, bound, (hidden_size, hidden_size,))))
        self.bias_ih = nn.Parameter(torch.from_numpy(numpy.random.uniform(-bound, bound, (hidden_size,))))
        self.bias_hh = nn.Parameter(torch.from_numpy(numpy.random.uniform(-bound, bound, (hidden_size,))))

    def forward(self, x, h=None):
        if h is None:
            h = x.new_zeros(len(x), len(self.bias_hh))
        return torch.tanh(x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh)
