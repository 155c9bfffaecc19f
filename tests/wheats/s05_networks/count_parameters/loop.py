"""A loop, and the product of the sizes."""

import math


def count_parameters(module, trainable_only=False):
    total = 0
    for parameter in module.parameters():
        if trainable_only and not parameter.requires_grad:
            continue
        total += math.prod(parameter.shape)
    return total
