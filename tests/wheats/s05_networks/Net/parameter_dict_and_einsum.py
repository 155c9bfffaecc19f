"""A ParameterDict of (in, out) matrices, einsum, clamp."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = (784, 128, 64, 10)
        self.theta = nn.ParameterDict()
        for i, (fan_in, fan_out) in enumerate(zip(sizes, sizes[1:])):
            self.theta[f"b{i}"] = nn.Parameter(torch.zeros(fan_out))
            self.theta[f"A{i}"] = nn.Parameter(torch.randn(fan_in, fan_out) * (2 / fan_in) ** 0.5)

    def forward(self, x):
        x = x.reshape(len(x), -1)
        for i in range(3):
            if i:
                x = x.clamp(min=0)
            x = torch.einsum("bi,io->bo", x, self.theta[f"A{i}"]) + self.theta[f"b{i}"]
        return x
