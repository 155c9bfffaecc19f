"""pad_sequence with time first, turned round."""

import torch
from torch.nn.utils.rnn import pad_sequence


def pad_batch(samples, padding=0.0):
    sequences = [sample[0] for sample in samples]
    labels = [sample[1] for sample in samples]
    batch = pad_sequence(sequences, padding_value=float(padding)).transpose(0, 1)
    return batch, torch.tensor(list(map(len, sequences))), torch.tensor(labels, dtype=torch.long)
