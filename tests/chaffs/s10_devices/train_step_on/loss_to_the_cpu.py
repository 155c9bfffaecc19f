"""Fetches the loss to the CPU.

cause: fetched back from the device
verdict: error, failed
"""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model.to(device)
    optimizer = make_optimizer(model.parameters())
    optimizer.zero_grad()
    loss = loss_function(model(inputs.to(device)), targets.to(device))
    loss.backward()
    optimizer.step()
    return loss.detach().cpu()
