"""squeeze takes the axis of a single row away.

cause: must have two axes
"""

def keep_positive_rows(x):
    return x[(x > 0).all(dim=1).nonzero().squeeze()]
