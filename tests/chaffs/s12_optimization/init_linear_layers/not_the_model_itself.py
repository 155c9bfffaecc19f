"""Looks at the descendants, not at the model itself.

cause: as it was
"""

from torch import nn


def init_linear_layers(model):
    for name, layer in model.named_modules():
        if name and isinstance(layer, nn.Linear):
            nn.init.xavier_uniform_(layer.weight)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
