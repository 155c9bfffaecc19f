"""In-place methods of `.data`."""

from torch import nn


def init_linear_layers(model):
    for _, module in model.named_modules():
        if isinstance(module, nn.Linear):
            outputs, inputs = module.weight.shape
            bound = (6 / (inputs + outputs)) ** 0.5
            module.weight.data.uniform_(-bound, bound)
            if module.bias is not None:
                module.bias.data.zero_()
