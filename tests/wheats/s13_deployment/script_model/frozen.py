"""Frozen: the weights become constants."""

import torch


def script_model(model, path):
    with evaluating(model):
        frozen = torch.jit.freeze(torch.jit.script(model))
    frozen.save(path)
