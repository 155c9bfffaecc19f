"""Cannot give an empty matrix.

cause: none: the exception tells it
verdict: error
"""

import torch


def keep_positive_rows(x):
    return torch.stack([row for row in x if (row > 0).all()])
