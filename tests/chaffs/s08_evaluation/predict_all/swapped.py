"""The labels come first.

cause: swapped
"""

import torch


def predict_all(model, batches):
    model.eval()
    predictions, targets = [torch.empty(0, dtype=torch.int64)], [torch.empty(0, dtype=torch.int64)]
    with torch.no_grad():
        for inputs, labels in batches:
            predictions.append(model(inputs).argmax(dim=1))
            targets.append(labels)
    return torch.cat(targets), torch.cat(predictions)
