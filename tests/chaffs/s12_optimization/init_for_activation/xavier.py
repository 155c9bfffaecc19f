"""Xavier's rule with the gain.

cause: fan_in alone
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.xavier_normal_(layer.weight, gain=nn.init.calculate_gain(activation))
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
