"""The bias gets 0.01, as in many recipes.

cause: another constant
"""

from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            nn.init.xavier_uniform_(layer.weight)
            if layer.bias is not None:
                layer.bias.data.fill_(0.01)
