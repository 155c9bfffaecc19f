"""Takes the gain of tanh for 1.

cause: gain is missing
"""

from torch import nn


def init_for_activation(layer, activation):
    if activation not in ("linear", "sigmoid", "tanh", "relu"):
        raise ValueError(activation)
    gain = 2**0.5 if activation == "relu" else 1.0
    nn.init.normal_(layer.weight, std=gain * layer.weight[0].numel() ** -0.5)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
