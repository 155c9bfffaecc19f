"""A new optimizer each epoch.

cause: momentum was lost
"""

import torch


def repair_leaky_loop(model, optimizer, loss_function, batches, validation, epochs):
    history = []
    for _ in range(epochs):
        model.train()
        optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"], momentum=0.9)
        total, samples = 0.0, 0
        for inputs, targets in batches:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            samples += len(targets)
        model.eval()
        inputs, targets = validation
        with torch.no_grad():
            validation_loss = loss_function(model(inputs), targets)
        history.append((total / samples, validation_loss.item()))
    return history
