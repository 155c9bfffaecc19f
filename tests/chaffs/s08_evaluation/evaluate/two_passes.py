"""One pass for the loss, one for the accuracy.

cause: may be a generator
verdict: error
"""

import torch


def evaluate(model, loss_function, batches):
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        with torch.no_grad():
            losses = [(loss_function(model(x), y).item(), len(y)) for x, y in batches]
            hits = [(model(x).argmax(dim=1) == y).float() for x, y in batches]
    finally:
        for module, training in modes:
            module.training = training
    if not hits:
        raise ValueError
    samples = sum(size for _, size in losses)
    return sum(loss * size for loss, size in losses) / samples, torch.cat(hits).mean().item()
