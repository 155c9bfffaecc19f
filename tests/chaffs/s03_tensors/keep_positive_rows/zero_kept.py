"""Zero counted as positive.

cause: zero is not greater
"""

def keep_positive_rows(x):
    return x[(x >= 0).all(dim=1)]
