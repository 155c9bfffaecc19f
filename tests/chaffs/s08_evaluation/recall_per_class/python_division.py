"""A loop that divides by zero.

cause: do not divide by zero
verdict: error
"""

import torch


def recall_per_class(matrix):
    return torch.tensor([row[i] / sum(row) for i, row in enumerate(matrix.tolist())])
