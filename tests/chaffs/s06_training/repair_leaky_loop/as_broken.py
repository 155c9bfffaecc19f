"""The broken loop as it was.

cause: learned from the validation batch
"""

import torch


def repair_leaky_loop(model, optimizer, loss_function, batches, validation, epochs):
    history = []
    for _ in range(epochs):
        total, samples = 0.0, 0
        for inputs, targets in [*batches, validation]:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward(retain_graph=True)
            optimizer.step()
            total += loss * len(targets)
            samples += len(targets)
        inputs, targets = validation
        validation_loss = loss_function(model(inputs), targets)
        history.append((total / samples, validation_loss))
    return history
