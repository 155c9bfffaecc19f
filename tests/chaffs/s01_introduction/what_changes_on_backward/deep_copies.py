"""Keeps a deep copy of the model, which leaves the gradients behind.

cause: deep copy of a model has no gradients
"""

import copy


def what_changes_on_backward(model, optimizer, loss_function, inputs, targets):
    def moved(old, new, pick):
        pairs = zip(old.parameters(), new.parameters(), strict=True)
        return any(differ(pick(one), pick(two)) for one, two in pairs)

    def differ(one, two):
        if (one is None) != (two is None):
            return True
        return one is not None and bool((one != two).any())

    def run(call):
        old = copy.deepcopy(model)
        call()
        return {
            "parameters": moved(old, model, lambda p: p.detach()),
            "gradients": moved(old, model, lambda p: p.grad),
            "output": differ(old(inputs).detach(), model(inputs).detach()),
        }

    loss = loss_function(model(inputs), targets)
    return {"backward": run(loss.backward), "step": run(optimizer.step), "zero_grad": run(optimizer.zero_grad)}
