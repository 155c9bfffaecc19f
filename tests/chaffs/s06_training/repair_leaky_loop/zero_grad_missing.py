"""The gradients are not cleared any more.

cause: gradients of earlier batches
"""

import torch


def repair_leaky_loop(model, optimizer, loss_function, batches, validation, epochs):
    history = []
    for _ in range(epochs):
        model.train()
        total, samples = 0.0, 0
        for inputs, targets in batches:
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            samples += len(targets)
        model.eval()
        inputs, targets = validation
        with torch.no_grad():
            validation_loss = loss_function(model(inputs), targets)
        history.append((total / samples, validation_loss.item()))
    return history
