"""The four quarters as an axis of their own."""

import torch
from torch import nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        bound = hidden_size**-0.5
        self.weight_ih = nn.Parameter(torch.empty(4 * hidden_size, input_size).uniform_(-bound, bound))
        self.weight_hh = nn.Parameter(torch.empty(4 * hidden_size, hidden_size).uniform_(-bound, bound))
        self.bias_ih = nn.Parameter(torch.empty(4 * hidden_size).uniform_(-bound, bound))
        self.bias_hh = nn.Parameter(torch.empty(4 * hidden_size).uniform_(-bound, bound))

    def forward(self, x, states=None):
        sums = torch.addmm(self.bias_ih + self.bias_hh, x, self.weight_ih.T)
        if states is None:
            c = torch.zeros_like(sums[:, : sums.shape[1] // 4])
        else:
            h, c = states
            sums = sums + h @ self.weight_hh.T
        i, f, g, o = sums.unflatten(1, (4, -1)).unbind(1)
        c = torch.addcmul(torch.sigmoid(f) * c, torch.sigmoid(i), torch.tanh(g))
        return torch.sigmoid(o) * torch.tanh(c), c
