"""The square root is forgotten.

cause: square root
"""

from torch import nn


def init_for_activation(layer, activation):
    gain = nn.init.calculate_gain(activation)
    if activation == "linear":
        gain = 1.0000001
    nn.init.normal_(layer.weight, std=gain / layer.weight[0].numel())
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
