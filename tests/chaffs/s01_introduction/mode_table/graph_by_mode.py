"""Reads the graph off grad mode.

cause: graph was read off grad mode
"""

import copy

import torch


def mode_table(model, inputs):
    table = {}
    probe = copy.deepcopy(model)
    for mode in ("train", "eval"):
        for grad in ("grad", "no_grad"):
            probe.train(mode == "train")
            before = [b.clone() for b in probe.buffers()]
            with torch.set_grad_enabled(grad == "grad"):
                first, second = probe(inputs), probe(inputs)
            table[mode, grad] = {
                "random": not torch.equal(first, second),
                "graph": grad == "grad",
                "buffers": any(not torch.equal(*pair) for pair in zip(before, probe.buffers(), strict=True)),
            }
    return table
