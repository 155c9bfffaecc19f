"""A while loop, with the condition that NaN does not pass; gradients are cleared at the end."""



def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    updates = 0
    loss = loss_function(model(inputs), targets)
    while not loss.item() <= goal:
        if updates == max_updates:
            raise RuntimeError("the goal was not reached")
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        updates += 1
        loss = loss_function(model(inputs), targets)
    return updates
