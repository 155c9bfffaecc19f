"""Random features and the last layer in closed form: no loop at all."""

import torch
from torch import nn


def train_digits(images, labels, seed=0):
    g = torch.Generator().manual_seed(seed)
    features = nn.Linear(784, 1200)
    features.weight.data = torch.randn(1200, 784, generator=g) / 10
    features.bias.data = torch.randn(1200, generator=g) / 3
    x = images.flatten(1)
    with torch.no_grad():
        h = torch.relu(features(x))
        y = nn.functional.one_hot(labels, 10).float() - 0.1
        w = torch.linalg.solve(h.T @ h + 30.0 * torch.eye(1200), h.T @ y)
    last = nn.Linear(1200, 10, bias=False)
    last.weight.data = w.T.contiguous()
    return nn.Sequential(nn.Flatten(), features, nn.ReLU(), last)
