"""A loop over the classes."""

import torch


def recall_per_class(matrix):
    recalls = [
        matrix[i, i].item() / matrix[i].sum().item() if matrix[i].sum() else float("nan")
        for i in range(len(matrix))
    ]
    return torch.tensor(recalls, dtype=torch.float32)
