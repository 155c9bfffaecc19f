"""Xavier's rule for every activation.

cause: Xavier
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.calculate_gain(activation)
    nn.init.xavier_uniform_(layer.weight)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
