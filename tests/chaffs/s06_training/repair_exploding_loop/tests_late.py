"""The loss is tested after the update.

cause: test for NaN and infinity before
"""

import torch


def repair_exploding_loop(model, optimizer, loss_function, batches, epochs):
    history = []
    model.train()
    for _ in range(epochs):
        total, samples = 0.0, 0
        for inputs, targets in batches:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            if not torch.isfinite(loss):
                raise ValueError("not finite")
            total += loss.item() * len(targets)
            samples += len(targets)
        history.append(total / samples)
    return history
