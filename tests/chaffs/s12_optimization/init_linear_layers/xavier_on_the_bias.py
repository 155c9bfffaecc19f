"""Xavier's rule is asked for a bias, which has one axis.

cause: no fan_out
verdict: error
"""

from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            for parameter in layer.parameters():
                nn.init.xavier_uniform_(parameter)
