"""Each batch overwrites the one before.

cause: only the last batch
"""

import torch


def predict_all(model, batches):
    model.eval()
    predictions, targets = torch.empty(0, dtype=torch.int64), torch.empty(0, dtype=torch.int64)
    with torch.no_grad():
        for inputs, labels in batches:
            predictions = model(inputs).argmax(dim=1)
            targets = labels
    return predictions, targets
