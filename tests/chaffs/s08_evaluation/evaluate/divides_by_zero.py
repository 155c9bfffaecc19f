"""No samples are not thought of.

cause: divided by zero
"""

import torch


def evaluate(model, loss_function, batches):
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        total, correct, samples = 0.0, 0, 0
        with torch.no_grad():
            for inputs, labels in batches:
                outputs = model(inputs)
                total += loss_function(outputs, labels).item() * len(labels)
                correct += (outputs.argmax(dim=1) == labels).sum().item()
                samples += len(labels)
    finally:
        for module, training in modes:
            module.training = training
    return total / samples, correct / samples
