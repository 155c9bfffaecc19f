"""The bias is drawn too.

cause: the bias was drawn
"""

from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            nn.init.xavier_uniform_(layer.weight)
            if layer.bias is not None:
                nn.init.uniform_(layer.bias, -0.1, 0.1)
