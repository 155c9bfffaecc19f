"""Detached after every step.

cause: every step
"""

import torch


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in x.split(1):
        output, (h, c) = lstm(chunk, states)
        states = h.detach(), c.detach()
        outputs.append(output)
    return torch.cat(outputs)
