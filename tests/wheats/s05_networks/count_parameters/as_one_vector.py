"""Puts all parameters into one vector and takes its length."""

from torch import nn


def count_parameters(module, trainable_only=False):
    parameters = [p for p in module.parameters() if p.requires_grad or not trainable_only]
    return len(nn.utils.parameters_to_vector(parameters)) if parameters else 0
