"""Types the table from memory.

cause: usually happens
"""


def what_changes_on_backward(model, optimizer, loss_function, inputs, targets):
    loss_function(model(inputs), targets).backward()
    optimizer.step()
    optimizer.zero_grad()
    gradients = {"parameters": False, "gradients": True, "output": False}
    weights = {"parameters": True, "gradients": False, "output": True}
    return {"backward": gradients, "step": weights, "zero_grad": dict(gradients)}
