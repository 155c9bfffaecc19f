"""F.pad with a constant."""

import torch
from torch.nn import functional as F


def pad_batch(samples, padding=0.0):
    lengths = [s.size(0) for s, _ in samples]
    longest = max(lengths)
    rows = [F.pad(s, (0, 0) * (s.dim() - 1) + (0, longest - len(s)), value=padding) for s, _ in samples]
    return torch.stack(rows, 0), torch.tensor(lengths), torch.tensor([y for _, y in samples])
