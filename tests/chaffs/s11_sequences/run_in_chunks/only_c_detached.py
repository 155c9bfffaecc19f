"""The hidden state brings its history along.

cause: hidden state
"""

import torch


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = h, c.detach()
        outputs.append(output)
    return torch.cat(outputs)
