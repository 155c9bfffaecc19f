"""The states are wrapped anew by a helper, as PyTorch's language model example does."""

import torch


def repackaged(states):
    if isinstance(states, torch.Tensor):
        return states.detach()
    return tuple(repackaged(state) for state in states)


def run_in_chunks(lstm, x, length):
    states = tuple(torch.zeros(lstm.num_layers, x.size(1), lstm.hidden_size) for _ in "hc")
    outputs = []
    for start in range(0, len(x), length):
        states = repackaged(states)
        output, states = lstm(x[start : start + length], states)
        outputs.append(output)
    return torch.cat(outputs, 0)
