"""Leaves the inputs where they are.

cause: model, inputs and targets are not on one device
verdict: error
"""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model.to(device)
    optimizer = make_optimizer(model.parameters())
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets.to(device))
    loss.backward()
    optimizer.step()
    return loss.detach()
