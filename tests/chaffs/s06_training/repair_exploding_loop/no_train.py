"""train() is taken out.

cause: training ran in evaluation mode
"""

import torch


def repair_exploding_loop(model, optimizer, loss_function, batches, epochs):
    history = []
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
        history.append(total / samples)
    return history
