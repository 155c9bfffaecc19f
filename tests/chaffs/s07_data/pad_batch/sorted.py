"""Sorts by length, as packing once demanded.

cause: sorted by length
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*sorted(samples, key=lambda sample: -len(sample[0])))
    batch = pad_sequence(sequences, batch_first=True, padding_value=padding)
    return batch, torch.tensor([len(s) for s in sequences]), torch.tensor(labels)
