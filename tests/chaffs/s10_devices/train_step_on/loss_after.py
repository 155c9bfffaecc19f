"""Measures the loss once more, after the update.

cause: this is the loss after the update
"""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model.to(device)
    inputs, targets = inputs.to(device), targets.to(device)
    optimizer = make_optimizer(model.parameters())
    optimizer.zero_grad()
    loss_function(model(inputs), targets).backward()
    optimizer.step()
    return loss_function(model(inputs), targets).detach()
