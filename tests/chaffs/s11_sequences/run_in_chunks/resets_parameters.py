"""The network is initialised anew.

cause: parameters of the LSTM
"""

import torch


def run_in_chunks(lstm, x, length):
    lstm.reset_parameters()
    outputs, states = [], None
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = h.detach(), c.detach()
        outputs.append(output)
    return torch.cat(outputs)
