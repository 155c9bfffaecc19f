"""Everything runs under no_grad.

cause: no gradient
verdict: failed, error
"""

import torch


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in x.split(length):
        with torch.no_grad():
            output, (h, c) = lstm(chunk, states)
        states = h.detach(), c.detach()
        outputs.append(output)
    return torch.cat(outputs)
