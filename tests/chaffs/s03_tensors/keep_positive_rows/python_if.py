"""Python's `if` on a row of comparisons.

cause: Python's if, and, or, not
verdict: error, failed
"""

import torch


def keep_positive_rows(x):
    kept = [row for row in x if row > 0]
    return torch.stack(kept) if kept else x[:0]
