"""Each sequence gets its own padding behind it, then all are stacked; a list comes back."""

import torch


def pad_batch(samples, padding=0.0):
    longest = max(len(sequence) for sequence, _ in samples)
    rows = []
    for sequence, _ in samples:
        rest = sequence.new_full((longest - len(sequence), *sequence.shape[1:]), padding)
        rows.append(torch.cat([sequence, rest]))
    lengths = torch.LongTensor([len(sequence) for sequence, _ in samples])
    return [torch.stack(rows), lengths, torch.as_tensor([label for _, label in samples])]
