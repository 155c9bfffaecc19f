"""The gradients are cleared once an epoch.

cause: gradients of earlier batches
"""

import torch


def repair_exploding_loop(model, optimizer, loss_function, batches, epochs):
    history = []
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad()
        total, samples = 0.0, 0
        for inputs, targets in batches:
            loss = loss_function(model(inputs), targets)
            if not torch.isfinite(loss):
                raise ValueError("not finite")
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            samples += len(targets)
        history.append(total / samples)
    return history
