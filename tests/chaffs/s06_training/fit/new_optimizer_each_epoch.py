"""A new optimizer is made each epoch, and its momentum is lost.

cause: momentum was lost
"""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for epoch in range(epochs):
        optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"], momentum=0.9)
        history["training"].append(train_epoch(model, optimizer, loss_function, training))
        model.eval()
        total, samples = 0.0, 0
        with torch.no_grad():
            for inputs, targets in validation:
                total += loss_function(model(inputs), targets).item() * len(targets)
                samples += len(targets)
        history["validation"].append(total / samples)
    return history
