"""The gradients are cleared before step() uses them.

cause: no parameter moved
"""

import torch


def repair_exploding_loop(model, optimizer, loss_function, batches, epochs):
    history = []
    model.train()
    for _ in range(epochs):
        total, samples = 0.0, 0
        for inputs, targets in batches:
            loss = loss_function(model(inputs), targets)
            if not torch.isfinite(loss):
                raise ValueError("not finite")
            loss.backward()
            optimizer.zero_grad()
            optimizer.step()
            total += loss.item() * len(targets)
            samples += len(targets)
        history.append(total / samples)
    return history
