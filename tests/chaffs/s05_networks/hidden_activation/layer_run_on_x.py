"""Runs the layer alone on the network's input.

cause: on x itself
verdict: failed, error
"""

from torch.nn import functional as F


def hidden_activation(net, layer, x):
    return F.relu(net.get_submodule(layer)(x))
