"""Validation records a graph.

cause: gradient mode was on in validation
"""

import torch


def repair_leaky_loop(model, optimizer, loss_function, batches, validation, epochs):
    history = []
    for _ in range(epochs):
        model.train()
        total, samples = 0.0, 0
        for inputs, targets in batches:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            samples += len(targets)
        model.eval()
        inputs, targets = validation
        validation_loss = loss_function(model(inputs), targets)
        history.append((total / samples, validation_loss.item()))
    return history
