"""NaN ends the loop as if the goal were reached.

cause: NaN passed for a good loss
"""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    updates = 0
    while loss_function(model(inputs), targets).item() > goal:
        if updates == max_updates:
            raise RuntimeError("not reached")
        optimizer.zero_grad()
        loss_function(model(inputs), targets).backward()
        optimizer.step()
        updates += 1
    return updates
