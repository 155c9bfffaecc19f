"""Calls .to() on the tensors as on the model, and drops what it gives.

cause: .to() of a tensor gives a new one
verdict: error
"""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model.to(device)
    inputs.to(device)
    targets.to(device)
    optimizer = make_optimizer(model.parameters())
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    optimizer.step()
    return loss.detach()
