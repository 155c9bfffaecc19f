"""The cell state brings its history along.

cause: cell state
"""

import torch


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = h.detach(), c
        outputs.append(output)
    return torch.cat(outputs)
