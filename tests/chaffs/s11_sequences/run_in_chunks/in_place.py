"""The input is normalised in place.

cause: changed in place
verdict: failed, error
"""

import torch


def run_in_chunks(lstm, x, length):
    with torch.no_grad():
        x -= x.mean()
    outputs, states = [], None
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = h.detach(), c.detach()
        outputs.append(output)
    return torch.cat(outputs)
