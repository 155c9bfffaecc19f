"""Python lists, and tensors from them at the end."""

import torch


@torch.no_grad()
def predict_all(model, batches):
    model.eval()
    predictions, truth = [], []
    for inputs, labels in batches:
        predictions += model(inputs).argmax(1).tolist()
        truth.extend(labels.tolist())
    return torch.tensor(predictions, dtype=torch.int64), torch.tensor(truth, dtype=torch.long)
