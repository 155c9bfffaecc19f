"""A helper that yields predictions and labels, batch by batch, under inference_mode."""

import torch


def predicted(model, batches):
    with torch.inference_mode():
        for inputs, labels in batches:
            yield model(inputs).softmax(dim=-1).argmax(-1), labels


def predict_all(model, batches):
    training = model.training
    model.eval()
    predictions = labels = torch.empty(0, dtype=torch.long)
    for some, theirs in predicted(model, batches):
        predictions, labels = torch.hstack([predictions, some]), torch.hstack([labels, theirs])
    model.train(training)
    return predictions, labels
