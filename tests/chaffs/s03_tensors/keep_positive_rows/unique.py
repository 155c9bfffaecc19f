"""Repeated rows are dropped.

cause: repeated rows were dropped
"""

def keep_positive_rows(x):
    return x[(x > 0).all(dim=1)].unique(dim=0)
