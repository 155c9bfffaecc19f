"""Gives the length with padding.

cause: without padding
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    batch = pad_sequence(sequences, batch_first=True, padding_value=padding)
    return batch, torch.tensor([len(s) for s in batch]), torch.tensor(labels)
