"""Switches off the modules that train, and those alone on again."""

import torch


def evaluate(model, loss_function, batches):
    training = [module for module in model.modules() if module.training]
    was_enabled = torch.is_grad_enabled()
    for module in training:
        module.training = False
    torch.set_grad_enabled(False)
    found = []
    try:
        for inputs, labels in batches:
            outputs = model(inputs)
            hits = (outputs.argmax(1) == labels).double().mean()
            found.append((len(labels), loss_function(outputs, labels).item(), hits.item()))
    finally:
        torch.set_grad_enabled(was_enabled)
        for module in training:
            module.training = True
    if not found:
        raise ValueError
    samples = sum(size for size, _, _ in found)
    return tuple(sum(row[0] * row[n] for row in found) / samples for n in (1, 2))
