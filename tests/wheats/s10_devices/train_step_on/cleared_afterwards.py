"""Clears the gradients before the step and again after it."""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model = model.to(device)
    model.zero_grad()
    loss = loss_function(model(inputs.to(device)), targets.to(device))
    loss.backward()
    optimizer = make_optimizer(list(model.parameters()))
    optimizer.step()
    optimizer.zero_grad()
    return loss.data.clone()
