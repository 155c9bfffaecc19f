"""Pads in front.

cause: stands before the sequences
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    batch = pad_sequence(sequences, batch_first=True, padding_value=padding, padding_side="left")
    return batch, torch.tensor([len(s) for s in sequences]), torch.tensor(labels)
