"""Joins after every batch; a list comes back instead of a tuple of two."""

import torch


def predict_all(model, batches):
    model.train(mode=False)
    both = torch.zeros(2, 0, dtype=torch.long)
    for inputs, labels in batches:
        with torch.no_grad():
            predicted = model(inputs).softmax(dim=1).topk(1).indices.flatten()
        both = torch.cat([both, torch.stack([predicted, labels])], dim=1)
    return [both[0], both[1]]
