"""Takes the first axis of the weight for fan_in.

cause: fan_out
"""

import math

from torch import nn


def init_for_activation(layer, activation):
    gain = nn.init.calculate_gain(activation)
    nn.init.normal_(layer.weight, std=gain / math.sqrt(layer.weight.shape[0]))
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
