"""Goes by way of float32 and back.

cause: lost digits
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    batch = pad_sequence([s.float() for s in sequences], batch_first=True, padding_value=padding)
    return batch.to(sequences[0].dtype), torch.tensor([len(s) for s in sequences]), torch.tensor(labels)
