"""One epoch is missing.

cause: an epoch is missing
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for epoch in range(1, epochs):
        history["training"].append(train_epoch(model, optimizer, loss_function, training))
        model.eval()
        total, samples = 0.0, 0
        with torch.no_grad():
            for inputs, targets in validation:
                total += loss_function(model(inputs), targets).item() * len(targets)
                samples += len(targets)
        history["validation"].append(total / samples)
    return history
