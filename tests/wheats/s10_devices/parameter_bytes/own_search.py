"""Walks the modules and tells shared parameters by their identity."""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    seen, sizes = set(), defaultdict(int)
    for module in model.modules():
        for parameter in module._parameters.values():
            if parameter is not None and id(parameter) not in seen:
                seen.add(id(parameter))
                sizes[f"{parameter.device}"] += parameter.dtype.itemsize * parameter.shape.numel()
    return {**sizes}
