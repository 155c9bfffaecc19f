"""The loss is looked at under no_grad, apart from the updates."""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    def good_enough():
        with torch.no_grad():
            return bool(loss_function(model(inputs), targets) <= goal)

    model.train()
    for updates in range(max_updates):
        if good_enough():
            return updates
        model.zero_grad()
        loss_function(model(inputs), targets).backward()
        optimizer.step()
    if good_enough():
        return max_updates
    raise RuntimeError("this batch cannot be learned")
