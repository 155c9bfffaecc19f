"""Both loops are written out; gradients are cleared at the end of each round."""

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    train_losses, validation_losses = [], []
    for _ in range(epochs):
        model.train()
        losses, sizes = 0.0, 0
        for x, y in training:
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            model.zero_grad()
            losses += loss.item() * len(x)
            sizes += len(x)
        train_losses.append(losses / sizes)
        model.train(False)
        with torch.inference_mode():
            found = [(loss_function(model(x), y).item(), len(y)) for x, y in validation]
        validation_losses.append(sum(l * n for l, n in found) / sum(n for _, n in found))
    return dict(training=train_losses, validation=validation_losses)
