"""Calls reset_parameters, which draws by another rule.

cause: nn.Linear draws by itself
"""

from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            layer.reset_parameters()
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
