"""A Python loop over the rows."""

import torch


def keep_positive_rows(x):
    kept = [number for number, row in enumerate(x.tolist()) if all(value > 0 for value in row)]
    return x[torch.tensor(kept, dtype=torch.long)]
