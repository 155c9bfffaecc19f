"""Everything becomes float32.

cause: float32 came back
"""

def keep_positive_rows(x):
    x = x.float()
    return x[(x > 0).all(dim=1)]
