"""A stack of rows."""

import torch


def last_valid_output(output, lengths):
    rows = []
    for row, length in zip(output, lengths.tolist()):
        if not 1 <= length <= len(row):
            raise ValueError(length)
        rows.append(row[length - 1])
    return torch.stack(rows)
