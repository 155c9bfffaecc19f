"""Making the optimizer draws new weights for the model.

cause: changed
"""

import torch
from torch import nn


def make_optimizer(model, lr=0.01, momentum=0.9):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            layer.reset_parameters()
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
