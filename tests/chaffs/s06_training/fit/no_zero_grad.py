"""The gradients are never cleared.

cause: zero_grad() is missing
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for epoch in range(epochs):
        model.train()
        total, samples = 0.0, 0
        for inputs, targets in training:
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            samples += len(targets)
        history["training"].append(total / samples)
        model.eval()
        total, samples = 0.0, 0
        with torch.no_grad():
            for inputs, targets in validation:
                total += loss_function(model(inputs), targets).item() * len(targets)
                samples += len(targets)
        history["validation"].append(total / samples)
    return history
