"""Moves the batch alone.

cause: model, inputs and targets are not on one device
verdict: error
"""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    optimizer = make_optimizer(model.parameters())
    optimizer.zero_grad()
    loss = loss_function(model(inputs.to(device)), targets.to(device))
    loss.backward()
    optimizer.step()
    return loss.detach()
