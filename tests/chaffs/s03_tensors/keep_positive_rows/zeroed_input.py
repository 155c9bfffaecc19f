"""Cleans up in the caller's tensor first.

cause: changed in place
"""

def keep_positive_rows(x):
    kept = (x > 0).all(dim=1)
    result = x[kept]
    x[~kept] = 0
    return result
