"""The logits come back.

cause: not the classes
"""

import torch


def predict_all(model, batches):
    model.eval()
    predictions, targets = [torch.empty(0, 4)], [torch.empty(0, dtype=torch.int64)]
    with torch.no_grad():
        for inputs, labels in batches:
            predictions.append(model(inputs))
            targets.append(labels)
    return torch.cat(predictions), torch.cat(targets)
