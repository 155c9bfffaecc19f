"""Asks for the exact class: subclasses are left out.

cause: subclass
"""

from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if type(layer) is nn.Linear:
            nn.init.xavier_uniform_(layer.weight)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
