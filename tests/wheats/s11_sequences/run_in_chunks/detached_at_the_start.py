"""The states are detached when a chunk begins."""

import torch


def run_in_chunks(lstm, x, length):
    outputs = []
    for start in range(0, x.shape[0], length):
        if start == 0:
            output, states = lstm(x[:length])
        else:
            output, states = lstm(x[start : start + length], tuple(state.detach() for state in states))
        outputs += output
    return torch.stack(outputs)
