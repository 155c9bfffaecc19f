"""Elements are picked, and rows are gone.

cause: picked one by one
"""

def keep_positive_rows(x):
    return x[x > 0]
