"""Nested lists."""

import torch


def coordinate_grid(height, width, step=1):
    rows, columns = range(0, height, step), range(0, width, step)
    pairs = [[[row, column] for column in columns] for row in rows]
    return torch.tensor(pairs, dtype=torch.int64).reshape(len(rows), len(columns), 2)
