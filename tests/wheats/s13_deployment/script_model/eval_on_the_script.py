"""The scripted module is put into evaluation mode, the model never leaves its own."""

import copy

import torch


def script_model(model, path):
    scripted = torch.jit.script(copy.deepcopy(model))
    scripted.eval().save(path)
