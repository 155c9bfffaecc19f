"""no_grad is missing.

cause: gradient mode was on
"""


def accuracy(model, batches):
    model.eval()
    correct, samples = 0, 0
    for inputs, labels in batches:
        correct += (model(inputs).argmax(dim=1) == labels).sum().item()
        samples += len(labels)
    if samples == 0:
        raise ValueError
    return correct / samples
