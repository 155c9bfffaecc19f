"""Lengths and labels stay lists.

cause: the lengths are to be an int64 tensor
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    batch = pad_sequence(sequences, batch_first=True, padding_value=padding)
    return batch, [len(s) for s in sequences], list(labels)
