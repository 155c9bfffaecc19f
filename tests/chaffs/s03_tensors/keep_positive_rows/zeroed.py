"""Rows are zeroed and not left out.

cause: set to zero instead of left out
"""

def keep_positive_rows(x):
    return x * (x > 0).all(dim=1, keepdim=True)
