"""The validation loss is a mean over batches.

cause: validation loss is a mean over batches
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for epoch in range(epochs):
        history["training"].append(train_epoch(model, optimizer, loss_function, training))
        model.eval()
        total, samples = 0.0, 0
        with torch.no_grad():
            for inputs, targets in validation:
                total += loss_function(model(inputs), targets).item()
                samples += 1
        history["validation"].append(total / samples)
    return history
