"""Validation records a graph.

cause: gradient mode was on in validation
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for epoch in range(epochs):
        history["training"].append(train_epoch(model, optimizer, loss_function, training))
        model.eval()
        total, samples = 0.0, 0
        for inputs, targets in validation:
            total += loss_function(model(inputs), targets).item() * len(targets)
            samples += len(targets)
        history["validation"].append(total / samples)
    return history
