"""The step comes before backward().

cause: never called
"""



def repair_frozen_loop(model, optimizer, loss_function, batches, epochs):
    losses = []
    for _ in range(epochs):
        model.train()
        for inputs, targets in batches:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            optimizer.step()
            loss.backward()
            losses.append(loss.item())
    return losses
