"""The validation batches are trained on.

cause: learned from the validation
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for epoch in range(epochs):
        history["training"].append(train_epoch(model, optimizer, loss_function, training))
        model.eval()
        total, samples = 0.0, 0
        for inputs, targets in validation:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            samples += len(targets)
        history["validation"].append(total / samples)
    return history
