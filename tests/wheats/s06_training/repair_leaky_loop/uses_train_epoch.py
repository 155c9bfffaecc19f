"""train_epoch trains; inference_mode guards the validation."""

import torch


def repair_leaky_loop(model, optimizer, loss_function, batches, validation, epochs):
    history = []
    for _ in range(epochs):
        training_loss = train_epoch(model, optimizer, loss_function, batches)
        model.eval()
        with torch.inference_mode():
            history.append((training_loss, loss_function(model(validation[0]), validation[1]).item()))
    return history
