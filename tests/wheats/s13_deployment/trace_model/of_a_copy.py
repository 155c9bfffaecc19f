"""A copy is traced and frozen; the model is never touched."""

import copy

import torch


def trace_model(model, example, path):
    traced = torch.jit.trace(copy.deepcopy(model).eval(), example[:1])
    torch.jit.freeze(traced).save(path)
