"""Finds the lengths by looking for padding.

cause: none, a length that counts values differs in several ways
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    batch = pad_sequence(sequences, batch_first=True, padding_value=padding)
    return batch, (batch != padding).flatten(1).sum(1), torch.tensor(labels)
