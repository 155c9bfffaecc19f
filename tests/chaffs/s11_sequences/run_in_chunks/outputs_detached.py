"""The outputs are detached, too.

cause: no gradient
verdict: failed, error
"""

import torch


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = h.detach(), c.detach()
        outputs.append(output.detach())
    return torch.cat(outputs)
