"""Uses a copy for each combination, many passes, and backward as the test of a graph."""

import copy

import torch


def mode_table(model, inputs):
    def row(mode, grad):
        probe = copy.deepcopy(model).train(mode == "train")
        old = [buffer.tolist() for buffer in probe.buffers()]
        before = torch.is_grad_enabled()
        torch.set_grad_enabled(grad == "grad")
        outputs = [probe(inputs) for _ in range(3)]
        try:
            outputs[0].sum().backward()
            graph = True
        except RuntimeError:
            graph = False
        torch.set_grad_enabled(before)
        return {
            "random": any(not outputs[0].equal(other) for other in outputs[1:]),
            "graph": graph,
            "buffers": old != [buffer.tolist() for buffer in probe.buffers()],
        }

    return {(mode, grad): row(mode, grad) for mode in ("eval", "train") for grad in ("no_grad", "grad")}
