"""The clipping happens in a closure."""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    norms = []

    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, error_if_nonfinite=True))
        return loss

    optimizer.step(closure)
    return float(norms[0])
