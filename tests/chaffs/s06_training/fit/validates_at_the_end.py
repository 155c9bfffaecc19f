"""The validation loss is measured once, after all epochs.

cause: only once, at the end
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for _ in range(epochs):
        history["training"].append(train_epoch(model, optimizer, loss_function, training))
    model.eval()
    total, samples = 0.0, 0
    with torch.no_grad():
        for inputs, targets in validation:
            total += loss_function(model(inputs), targets).item() * len(targets)
            samples += len(targets)
    history["validation"].append(total / samples)
    return history
