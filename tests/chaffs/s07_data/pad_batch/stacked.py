"""Stacks the sequences as they are.

cause: the sequences differ in length
verdict: error
"""

import torch


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    return torch.stack(sequences), torch.tensor([len(s) for s in sequences]), torch.tensor(labels)
