"""Makes the batch on the CPU.

cause: made on the CPU
verdict: error, failed
"""

import torch


def pad_batch(samples, padding=0.0):
    lengths = torch.tensor([len(s) for s, _ in samples])
    first = samples[0][0]
    batch = torch.full((len(samples), int(lengths.max()), *first.shape[1:]), padding, dtype=first.dtype)
    for row, (sequence, _) in enumerate(samples):
        batch[row, : len(sequence)] = sequence
    return batch, lengths, torch.tensor([label for _, label in samples])
