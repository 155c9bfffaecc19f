"""Forgets batch_first.

cause: the time comes first
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    batch = pad_sequence(sequences, padding_value=padding)
    return batch, torch.tensor([len(s) for s in sequences]), torch.tensor(labels)
