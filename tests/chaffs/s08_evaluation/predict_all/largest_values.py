"""max() gives values first; these are kept.

cause: not their classes
"""

import torch


def predict_all(model, batches):
    model.eval()
    predictions, targets = [], [torch.empty(0, dtype=torch.int64)]
    with torch.no_grad():
        for inputs, labels in batches:
            predictions.append(model(inputs).max(dim=1)[0])
            targets.append(labels)
    return torch.cat(predictions), torch.cat(targets)
