"""eval() is missing.

cause: call model.eval()
"""

import torch


def predict_all(model, batches):
    predictions, targets = [torch.empty(0, dtype=torch.int64)], [torch.empty(0, dtype=torch.int64)]
    with torch.no_grad():
        for inputs, labels in batches:
            predictions.append(model(inputs).argmax(dim=1))
            targets.append(labels)
    return torch.cat(predictions), torch.cat(targets)
