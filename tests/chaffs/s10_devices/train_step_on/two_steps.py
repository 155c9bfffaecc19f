"""Makes two steps.

cause: two steps were made
"""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model.to(device)
    optimizer = make_optimizer(model.parameters())
    for _ in range(2):
        optimizer.zero_grad()
        loss = loss_function(model(inputs.to(device)), targets.to(device))
        loss.backward()
        optimizer.step()
    return loss.detach()
