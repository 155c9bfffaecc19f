"""The list begins anew each epoch.

cause: last epoch
"""



def repair_frozen_loop(model, optimizer, loss_function, batches, epochs):
    losses = []
    for _ in range(epochs):
        losses = []
        model.train()
        for inputs, targets in batches:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
