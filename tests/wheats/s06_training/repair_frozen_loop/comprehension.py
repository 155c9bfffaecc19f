"""A comprehension over train_step."""



def repair_frozen_loop(model, optimizer, loss_function, batches, epochs):
    model.train()
    return [train_step(model, optimizer, loss_function, x, y) for _ in range(epochs) for x, y in batches]
