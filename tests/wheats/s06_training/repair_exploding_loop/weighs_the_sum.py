"""The sum is formed for the report and divided again for the gradient."""

import math


def repair_exploding_loop(model, optimizer, loss_function, batches, epochs):
    history = []
    model.train()
    for _ in range(epochs):
        total, samples = 0.0, 0
        for inputs, targets in batches:
            loss = loss_function(model(inputs), targets) * len(targets)
            if not math.isfinite(loss.item()):
                raise ValueError(loss.item())
            optimizer.zero_grad()
            (loss / len(targets)).backward()
            optimizer.step()
            total += loss.item()
            samples += len(targets)
        history.append(total / samples)
    return history
