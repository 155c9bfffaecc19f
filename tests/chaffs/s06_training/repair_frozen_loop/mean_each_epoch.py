"""One mean an epoch comes back.

cause: means of each epoch
"""



def repair_frozen_loop(model, optimizer, loss_function, batches, epochs):
    history = []
    for _ in range(epochs):
        model.train()
        losses = []
        for inputs, targets in batches:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history
