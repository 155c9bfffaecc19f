"""The mask of the columns.

cause: columns were kept
"""

def keep_positive_rows(x):
    return x[:, (x > 0).all(dim=0)]
