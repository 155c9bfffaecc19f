"""Takes it that every layer has a bias.

cause: bias=False
verdict: error
"""

from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            nn.init.xavier_uniform_(layer.weight)
            layer.bias.data.zero_()
