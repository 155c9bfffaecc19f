"""nn.Parameter leaves, copy_, losses collected in a tensor."""

import torch


def fit_line(x, y, steps, lr):
    x, y = x.squeeze(-1) if x.dim() == 2 else x, y.squeeze(-1) if y.dim() == 2 else y
    w, b = torch.nn.Parameter(torch.tensor(0.0)), torch.nn.Parameter(torch.tensor(0.0))
    losses = torch.empty(steps)
    for i in range(steps):
        loss = torch.nn.functional.mse_loss(w * x + b, y)
        gw, gb = torch.autograd.grad(loss, (w, b))
        with torch.no_grad():
            w.copy_(w - lr * gw)
            b.copy_(b - lr * gb)
        losses[i] = loss.detach()
    return float(w), float(b), losses.tolist()
