"""Python's `and` wants one truth value.

cause: Python's if, and, or, not
verdict: error, failed
"""

def keep_positive_rows(x):
    mask = x[:, 0] > 0
    for column in range(1, x.shape[1]):
        mask = mask and x[:, column] > 0
    return x[mask]
