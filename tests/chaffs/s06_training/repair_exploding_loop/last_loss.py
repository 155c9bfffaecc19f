"""The last batch's loss comes back.

cause: last batch alone
"""

import torch


def repair_exploding_loop(model, optimizer, loss_function, batches, epochs):
    history = []
    model.train()
    for _ in range(epochs):
        total, samples = 0.0, 0
        for inputs, targets in batches:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            if not torch.isfinite(loss):
                raise ValueError("not finite")
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            samples += len(targets)
        history.append(loss.item())
    return history
