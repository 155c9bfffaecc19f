"""Switches the LSTM to evaluation mode and leaves it there.

cause: another mode
"""

import torch


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    lstm.eval()
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = h.detach(), c.detach()
        outputs.append(output)
    return torch.cat(outputs)
