"""Returns two things.

cause: three things come back
"""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences, labels = zip(*samples)
    return pad_sequence(sequences, batch_first=True, padding_value=padding), torch.tensor(labels)
