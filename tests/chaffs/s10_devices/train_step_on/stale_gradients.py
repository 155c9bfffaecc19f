"""Does not clear: a new optimizer is taken for new gradients.

cause: the old gradients were still there
"""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model.to(device)
    optimizer = make_optimizer(model.parameters())
    loss = loss_function(model(inputs.to(device)), targets.to(device))
    loss.backward()
    optimizer.step()
    return loss.detach()
