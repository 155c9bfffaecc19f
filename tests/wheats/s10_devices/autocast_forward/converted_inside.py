"""Converts the result inside."""

import copy

import torch


def autocast_forward(model, inputs):
    with torch.autocast(device_type=inputs.device.type, dtype=torch.bfloat16, cache_enabled=False):
        return model(inputs).to(torch.float32)
