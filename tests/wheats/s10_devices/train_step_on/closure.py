"""Has the optimizer call for the loss."""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model.to(device)
    optimizer = make_optimizer(model.parameters())

    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(inputs.to(device)), targets.to(device))
        loss.backward()
        return loss

    return optimizer.step(closure).detach()
