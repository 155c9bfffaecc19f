"""Python lists come back.

cause: not one tensor
"""

import torch


@torch.no_grad()
def predict_all(model, batches):
    model.eval()
    predictions, truth = [], []
    for inputs, labels in batches:
        predictions += model(inputs).argmax(1).tolist()
        truth.extend(labels.tolist())
    return predictions, truth
