"""torch.cat of an empty list.

cause: refuses an empty list
verdict: error
"""

import torch


def predict_all(model, batches):
    model.eval()
    predictions, targets = [], []
    with torch.no_grad():
        for inputs, labels in batches:
            predictions.append(model(inputs).argmax(dim=1))
            targets.append(labels)
    return torch.cat(predictions), torch.cat(targets)
