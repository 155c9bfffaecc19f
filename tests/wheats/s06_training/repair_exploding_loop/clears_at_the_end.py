"""The gradients are cleared after the step, and lists hold the losses."""



def repair_exploding_loop(model, optimizer, loss_function, batches, epochs):
    history = []
    for _ in range(epochs):
        model.train()
        losses, sizes = [], []
        for x, y in batches:
            loss = loss_function(model(x), y)
            if loss.isnan() or loss.isinf():
                raise ValueError("the loss is no number")
            loss.backward()
            optimizer.step()
            model.zero_grad()
            losses.append(loss.item())
            sizes.append(len(y))
        history.append(sum(l * n for l, n in zip(losses, sizes)) / sum(sizes))
    return history
