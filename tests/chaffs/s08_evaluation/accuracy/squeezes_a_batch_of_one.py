"""squeeze() makes a batch of one a vector without a batch.

cause: none
What comes back for the single sample depends on what the squeezed vector is compared with.
verdict: error
"""

import torch


def accuracy(model, batches):
    model.eval()
    correct, samples = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).squeeze().argmax(dim=1) == labels).sum().item()
            samples += len(labels)
    if samples == 0:
        raise ValueError
    return correct / samples
