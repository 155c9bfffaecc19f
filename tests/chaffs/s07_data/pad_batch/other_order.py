"""Labels before lengths.

cause: lengths and labels are swapped
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    batch = pad_sequence(sequences, batch_first=True, padding_value=padding)
    return batch, torch.tensor(labels), torch.tensor([len(s) for s in sequences])
