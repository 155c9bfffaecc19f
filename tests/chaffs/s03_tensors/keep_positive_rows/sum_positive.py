"""The sum of the row decides.

cause: the sum of a row
"""

def keep_positive_rows(x):
    return x[x.sum(dim=1) > 0]
