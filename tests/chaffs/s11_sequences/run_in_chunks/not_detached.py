"""The states bring their history along.

cause: detach the states
"""

import torch


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = h, c
        outputs.append(output)
    return torch.cat(outputs)
