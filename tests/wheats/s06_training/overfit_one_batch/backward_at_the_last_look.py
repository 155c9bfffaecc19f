"""A backward pass too many at the last look, without a step."""



def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    for updates in range(max_updates + 1):
        if updates > 0:
            optimizer.step()
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if loss <= goal:
            return updates
        loss.backward()
    raise RuntimeError("not learned")
