"""Layer after layer and step after step, by the formulas."""

import torch


def lstm_forward(weights, x, h0, c0):
    steps, last = list(x.unbind(1)), []
    for layer, (h, c) in enumerate(zip(h0, c0, strict=True)):
        w_ih, w_hh, b_ih, b_hh = (
            weights[f"{kind}_l{layer}"] for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        )
        for t, step in enumerate(steps):
            i, f, g, o = (step @ w_ih.T + h @ w_hh.T + b_ih + b_hh).split(20, dim=1)
            c = f.sigmoid() * c + i.sigmoid() * g.tanh()
            steps[t] = h = o.sigmoid() * c.tanh()
        last.append((h, c))
    h_n, c_n = (torch.stack(states) for states in zip(*last, strict=True))
    return torch.stack(steps, dim=1), (h_n, c_n)
