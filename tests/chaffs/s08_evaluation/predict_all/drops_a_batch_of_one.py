"""Leaves out batches of one sample, as a loader with drop_last would.

cause: none
Left-out samples in the middle are told by the shape.
"""

import torch


def predict_all(model, batches):
    model.eval()
    predictions, targets = [torch.empty(0, dtype=torch.int64)], [torch.empty(0, dtype=torch.int64)]
    with torch.no_grad():
        for inputs, labels in batches:
            if len(labels) > 1:
                predictions.append(model(inputs).argmax(dim=1))
                targets.append(labels)
    return torch.cat(predictions), torch.cat(targets)
