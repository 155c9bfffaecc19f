"""Runs the model as it is.

cause: the model ran in float32
"""

import copy

import torch


def autocast_forward(model, inputs):
    return model(inputs).float()
