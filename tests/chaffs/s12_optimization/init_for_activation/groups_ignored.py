"""Counts all channels of a grouped convolution.

cause: groups
"""

import math

from torch import nn


def init_for_activation(layer, activation):
    gain = nn.init.calculate_gain(activation)
    fan_in = layer.in_features if isinstance(layer, nn.Linear) else layer.in_channels * layer.weight[0, 0].numel()
    nn.init.normal_(layer.weight, std=gain / math.sqrt(fan_in))
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
