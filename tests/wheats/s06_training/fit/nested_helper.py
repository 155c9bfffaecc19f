"""Validation is a decorated helper that restores the mode."""

from collections import defaultdict

import torch


def fit(model, optimizer, loss_function, training, validation, epochs):
    @torch.no_grad()
    def validation_loss():
        was_training = model.training
        model.eval()
        mean, seen = 0.0, 0
        for x, y in validation:
            seen += len(y)
            mean += (loss_function(model(x), y).item() - mean) * len(y) / seen
        model.train(was_training)
        return mean

    history = defaultdict(list, training=[], validation=[])
    for epoch in range(epochs):
        history["training"] += [train_epoch(model, optimizer, loss_function, training)]
        history["validation"] += [validation_loss()]
    return dict(history)
