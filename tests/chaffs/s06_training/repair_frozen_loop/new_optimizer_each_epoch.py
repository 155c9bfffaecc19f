"""A new optimizer each epoch.

cause: momentum was lost
"""

import torch


def repair_frozen_loop(model, optimizer, loss_function, batches, epochs):
    losses = []
    for _ in range(epochs):
        model.train()
        optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"], momentum=0.9)
        for inputs, targets in batches:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
