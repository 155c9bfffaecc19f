"""Two loops with tanh, one for each layer."""

import torch


def rnn_forward(weights, x, h0=None):
    if h0 is None:
        h0 = torch.zeros(2, x.shape[1], 20)
    finals = []
    for layer in range(2):
        w, u, b, c = (weights[f"{name}_l{layer}"] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
        h, states = h0[layer], []
        for step in x:
            h = torch.tanh(step @ w.T + b + h @ u.T + c)
            states.append(h)
        x = torch.stack(states)
        finals.append(h)
    return x, torch.stack(finals)
