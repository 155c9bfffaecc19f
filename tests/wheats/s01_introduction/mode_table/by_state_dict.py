"""Looks at buffers by name and restores them in the end."""

import copy

import torch


def mode_table(model, inputs):
    flags = [(part, part.training) for part in model.modules()]
    kept = {name: buffer.clone() for name, buffer in model.named_buffers()}
    table = {}
    for mode, grad in [("train", True), ("train", False), ("eval", True), ("eval", False)]:
        getattr(model, mode)()
        with torch.set_grad_enabled(grad):
            start = copy.deepcopy(dict(model.named_buffers()))
            one = model(inputs)
            moved = [name for name, buffer in model.named_buffers() if not torch.equal(buffer, start[name])]
            two = model(inputs)
        seen = {"random": not torch.equal(one, two), "graph": one.requires_grad, "buffers": bool(moved)}
        table[mode, "grad" if grad else "no_grad"] = seen
    with torch.no_grad():
        for name, buffer in model.named_buffers():
            buffer.copy_(kept[name])
    for part, flag in flags:
        part.training = flag
    return table
