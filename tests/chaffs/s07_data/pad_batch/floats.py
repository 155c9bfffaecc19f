"""Fills a float32 tensor whatever the sequences are.

cause: and so the batch should be
"""

import torch


def pad_batch(samples, padding=0.0):
    lengths = torch.tensor([len(s) for s, _ in samples])
    first = samples[0][0]
    batch = torch.full((len(samples), int(lengths.max()), *first.shape[1:]), float(padding), device=first.device)
    for row, (sequence, _) in enumerate(samples):
        batch[row, : len(sequence)] = sequence
    return batch, lengths, torch.tensor([label for _, label in samples])
