"""set_grad_enabled(False), and never on again.

cause: gradient mode was left off
verdict: error
"""

import torch


def evaluate(model, loss_function, batches):
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        total, correct, samples = 0.0, 0, 0
        torch.set_grad_enabled(False)
        if True:
            for inputs, labels in batches:
                outputs = model(inputs)
                total += loss_function(outputs, labels).item() * len(labels)
                correct += (outputs.argmax(dim=1) == labels).sum().item()
                samples += len(labels)
    finally:
        for module, training in modes:
            module.training = training
    if samples == 0:
        raise ValueError("no samples")
    return total / samples, correct / samples
