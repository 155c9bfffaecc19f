"""Sorts the caller's list and then puts the rows back in order.

cause: the list of samples was changed
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    before = list(samples)
    samples.sort(key=lambda sample: -len(sample[0]))
    sequences, labels = zip(*before)
    batch = pad_sequence(sequences, batch_first=True, padding_value=padding)
    return batch, torch.tensor([len(s) for s in sequences]), torch.tensor(labels)
