"""Sorts the pairs by label.

cause: none
Another order is as good as any other wrong answer.
"""

import torch


def predict_all(model, batches):
    model.eval()
    predictions, targets = [torch.empty(0, dtype=torch.int64)], [torch.empty(0, dtype=torch.int64)]
    with torch.no_grad():
        for inputs, labels in batches:
            predictions.append(model(inputs).argmax(dim=1))
            targets.append(labels)
    order = torch.cat(targets).argsort()
    return torch.cat(predictions)[order], torch.cat(targets)[order]
