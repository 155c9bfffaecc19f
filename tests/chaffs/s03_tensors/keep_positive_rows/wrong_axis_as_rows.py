"""The mask of the columns, used on rows.

cause: none: the exception tells it
verdict: error, failed
"""

def keep_positive_rows(x):
    return x[(x > 0).all(dim=0)]
