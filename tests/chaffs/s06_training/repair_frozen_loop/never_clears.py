"""zero_grad() is taken out altogether.

cause: gradients of earlier batches
"""



def repair_frozen_loop(model, optimizer, loss_function, batches, epochs):
    losses = []
    for _ in range(epochs):
        model.train()
        for inputs, targets in batches:
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
