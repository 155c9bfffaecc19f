"""Keeps the logits, and takes argmax once; the mode is put back."""

import torch


def predict_all(model, batches):
    training = model.training
    model.eval()
    with torch.inference_mode():
        pairs = [(model(inputs), labels) for inputs, labels in batches]
    model.train(training)
    if not pairs:
        return torch.empty(0, dtype=torch.int64), torch.empty(0, dtype=torch.int64)
    logits, labels = map(torch.cat, zip(*pairs))
    return logits.max(dim=1).indices, labels
