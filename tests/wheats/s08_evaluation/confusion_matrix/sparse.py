"""A sparse tensor adds up what is in one place."""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError("predictions and labels differ in shape")
    if any(((part < 0) | (part >= classes)).any() for part in (predictions, labels)):
        raise ValueError("a class is out of range")
    places, ones = torch.stack([labels, predictions]), torch.ones_like(labels)
    return torch.sparse_coo_tensor(places, ones, (classes, classes)).to_dense()
