"""Always pads with zeros.

cause: padding is passed over
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    batch = pad_sequence(sequences, batch_first=True)
    return batch, torch.tensor([len(s) for s in sequences]), torch.tensor(labels)
