"""The two states are handed on in the wrong order.

cause: swapped
"""

import torch


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = c.detach(), h.detach()
        outputs.append(output)
    return torch.cat(outputs)
