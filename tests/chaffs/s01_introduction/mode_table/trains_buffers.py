"""Works on the model itself and leaves its buffers changed.

cause: buffers have changed
"""

import torch


def mode_table(model, inputs):
    table = {}
    modes = [(part, part.training) for part in model.modules()]
    probe = model
    for mode in ("train", "eval"):
        for grad in ("grad", "no_grad"):
            probe.train(mode == "train")
            before = [b.clone() for b in probe.buffers()]
            with torch.set_grad_enabled(grad == "grad"):
                first, second = probe(inputs), probe(inputs)
            table[mode, grad] = {
                "random": not torch.equal(first, second),
                "graph": first.requires_grad,
                "buffers": any(not torch.equal(*pair) for pair in zip(before, probe.buffers(), strict=True)),
            }
    for part, training in modes:
        part.training = training
    return table
