"""An entry from before the training stands at the head of the validation losses.

cause: without an epoch
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for epoch in range(epochs + 1):
        if epoch:
            history["training"].append(train_epoch(model, optimizer, loss_function, training))
        model.eval()
        total, samples = 0.0, 0
        with torch.no_grad():
            for inputs, targets in validation:
                total += loss_function(model(inputs), targets).item() * len(targets)
                samples += len(targets)
        history["validation"].append(total / samples)
    return history
