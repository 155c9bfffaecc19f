"""Pads, then leaves the rest to default_collate."""

import torch
from torch.utils.data import default_collate


def pad_batch(samples, padding=0.0):
    longest = max(sequence.shape[0] for sequence, _ in samples)
    rows = []
    for sequence, label in samples:
        row = torch.empty_like(sequence).resize_(0) if longest == 0 and sequence.dim() == 1 else sequence
        missing = longest - len(sequence)
        if missing:
            fill = torch.full_like(sequence[:1], padding) if len(sequence) else None
            shape = (missing, *sequence.shape[1:])
            filled = sequence.new_empty(shape).fill_(padding) if fill is None else fill.expand(shape)
            row = torch.cat([sequence, filled])
        rows.append((row, len(sequence), label))
    return default_collate(rows)
