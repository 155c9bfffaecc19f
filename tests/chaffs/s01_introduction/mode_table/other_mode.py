"""Compares a pass in training mode with one in evaluation mode.

cause: with a pass in another mode
"""

import copy

import torch


def mode_table(model, inputs):
    table = {}
    probe = copy.deepcopy(model)
    for mode in ("train", "eval"):
        for grad in ("grad", "no_grad"):
            before = [b.clone() for b in probe.train(mode == "train").buffers()]
            with torch.set_grad_enabled(grad == "grad"):
                first = probe(inputs)
                changed = not all(map(torch.equal, before, probe.buffers()))
                second = probe.train(mode != "train")(inputs)
            table[mode, grad] = {
                "random": not torch.equal(first, second),
                "graph": first.requires_grad,
                "buffers": changed,
            }
    return table
