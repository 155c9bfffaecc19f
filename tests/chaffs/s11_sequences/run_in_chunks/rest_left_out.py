"""The last, shorter chunk is left out.

cause: shorter chunk
verdict: failed, error
"""

import torch


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in (x[n : n + length] for n in range(0, len(x) - length + 1, length)):
        output, (h, c) = lstm(chunk, states)
        states = h.detach(), c.detach()
        outputs.append(output)
    if not outputs:
        return lstm(x)[0][:0]
    return torch.cat(outputs)
