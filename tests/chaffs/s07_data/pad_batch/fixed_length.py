"""Pads to a fixed length.

cause: none, how long is not told
"""

import torch
from torch.nn import functional as F


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    rows = [F.pad(s, (0, 0) * (s.dim() - 1) + (0, 8 - len(s)), value=padding) for s in sequences]
    return torch.stack(rows), torch.tensor([len(s) for s in sequences]), torch.tensor(labels)
