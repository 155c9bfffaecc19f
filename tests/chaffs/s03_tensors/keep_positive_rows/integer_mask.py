"""An int64 mask is read as row numbers.

cause: read as row numbers
verdict: failed, error
"""

def keep_positive_rows(x):
    return x[(x > 0).all(dim=1).long()]
