"""Runs the children one after the other, as if every network were an nn.Sequential.

cause: Sequential
verdict: failed, error
"""

from torch.nn import functional as F


def hidden_activation(net, layer, x):
    for name, part in net.named_modules():
        if next(part.children(), None) is None:
            x = part(x)
        if name == layer:
            return F.relu(x)
