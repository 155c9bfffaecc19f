"""Decorates the call."""

import copy

import torch


def autocast_forward(model, inputs):
    @torch.autocast(inputs.device.type, dtype=torch.bfloat16)
    def run():
        return model(inputs)

    return run().type(torch.float32)
