"""Writes two axes, where there may be three.

cause: none, PyTorch says that shapes do not fit
verdict: error, failed
"""

import torch


def pad_batch(samples, padding=0.0):
    lengths = torch.tensor([len(s) for s, _ in samples])
    first = samples[0][0]
    batch = torch.full((len(samples), int(lengths.max())), padding, dtype=first.dtype, device=first.device)
    for row, (sequence, _) in enumerate(samples):
        batch[row, : len(sequence)] = sequence
    return batch, lengths, torch.tensor([label for _, label in samples])
