"""Moves and trains a copy of the model.

cause: the model that was given is to be trained
"""

import copy


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    moved = copy.deepcopy(model).to(device)
    optimizer = make_optimizer(moved.parameters())
    optimizer.zero_grad()
    loss = loss_function(moved(inputs.to(device)), targets.to(device))
    loss.backward()
    optimizer.step()
    return loss.detach()
