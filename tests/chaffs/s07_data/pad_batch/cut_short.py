"""Cuts all to the shortest one.

cause: were cut to the shortest
"""

import torch


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    shortest = min(map(len, sequences))
    batch = torch.stack([s[:shortest] for s in sequences])
    return batch, torch.tensor([len(s) for s in sequences]), torch.tensor(labels)
