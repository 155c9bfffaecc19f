"""Makes the optimizer before the model is moved.

cause: first move the model, then make it
"""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    optimizer = make_optimizer(model.parameters())
    model.to(device)
    model.zero_grad()
    loss = loss_function(model(inputs.to(device)), targets.to(device))
    loss.backward()
    optimizer.step()
    return loss.detach()
