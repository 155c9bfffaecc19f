"""Lengths go to the device, too.

cause: belong on the CPU
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    batch = pad_sequence(sequences, batch_first=True, padding_value=padding)
    lengths = torch.tensor([len(s) for s in sequences], device=batch.device)
    return batch, lengths, torch.tensor(labels, device=batch.device)
