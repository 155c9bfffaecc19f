"""A copy is returned.

cause: another tensor than `x` was returned
"""

def add_in_place(x, y):
    x.add_(y)
    return x.clone()
