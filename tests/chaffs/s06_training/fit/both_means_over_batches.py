"""Both losses are means over batches.

cause: both are means over batches
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for epoch in range(epochs):
        model.train()
        total, samples = 0.0, 0
        for inputs, targets in training:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.item()
            samples += 1
        history["training"].append(total / samples)
        model.eval()
        total, samples = 0.0, 0
        with torch.no_grad():
            for inputs, targets in validation:
                total += loss_function(model(inputs), targets).item()
                samples += 1
        history["validation"].append(total / samples)
    return history
