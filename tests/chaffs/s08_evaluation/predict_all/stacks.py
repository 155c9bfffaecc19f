"""torch.stack wants batches of equal size.

cause: torch.cat joins them
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
    if not targets:
        return torch.empty(0, dtype=torch.int64), torch.empty(0, dtype=torch.int64)
    return torch.stack(predictions), torch.stack(targets)
