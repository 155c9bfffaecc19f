"""At least one epoch is trained, though none was asked for.

cause: no epoch was asked for
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for epoch in range(max(epochs, 1)):
        history["training"].append(train_epoch(model, optimizer, loss_function, training))
        model.eval()
        total, samples = 0.0, 0
        with torch.no_grad():
            for inputs, targets in validation:
                total += loss_function(model(inputs), targets).item() * len(targets)
                samples += len(targets)
        history["validation"].append(total / samples)
    return history if epochs else {"training": [], "validation": []}
