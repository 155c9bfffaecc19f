"""The gain is forgotten.

cause: gain is missing
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.calculate_gain(activation)
    nn.init.normal_(layer.weight, std=layer.weight[0].numel() ** -0.5)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
