"""Looks under no_grad, and computes the loss anew for the update."""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train(True)

    def good_enough():
        with torch.no_grad():
            return bool(loss_function(model(inputs), targets) <= goal)

    done = 0
    while not good_enough():
        if done >= max_updates:
            raise RuntimeError("not learned")
        optimizer.zero_grad()
        loss_function(model(inputs), targets).backward()
        optimizer.step()
        done += 1
    return done
