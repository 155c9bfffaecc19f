"""A full tensor, filled row by row."""

import torch


def pad_batch(samples, padding=0.0):
    lengths = torch.tensor([sequence.shape[0] for sequence, _ in samples])
    first = samples[0][0]
    shape = (len(samples), int(lengths.max()), *first.shape[1:])
    batch = torch.full(shape, padding, dtype=first.dtype, device=first.device)
    for row, (sequence, _) in enumerate(samples):
        batch[row, : len(sequence)] = sequence
    return batch, lengths, torch.tensor([label for _, label in samples])
