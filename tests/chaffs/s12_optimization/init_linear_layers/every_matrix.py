"""Every parameter with two axes or more is drawn, whatever its layer.

cause: no nn.Linear
"""

from torch import nn


def init_linear_layers(model):
    for parameter in model.parameters():
        if parameter.dim() >= 2:
            nn.init.xavier_uniform_(parameter)
    for layer in model.modules():
        if isinstance(layer, nn.Linear) and layer.bias is not None:
            nn.init.zeros_(layer.bias)
