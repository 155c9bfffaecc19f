"""The broken loop as it was.

cause: mend both
"""

import torch


def repair_exploding_loop(model, optimizer, loss_function, batches, epochs):
    history = []
    model.train()
    optimizer.zero_grad()
    for _ in range(epochs):
        total, samples = 0.0, 0
        for inputs, targets in batches:
            loss = loss_function(model(inputs), targets) * len(targets)
            if torch.isnan(loss):
                continue
            loss.backward()
            optimizer.step()
            total += loss.item()
            samples += len(targets)
        history.append(total / max(samples, 1))
    return history
