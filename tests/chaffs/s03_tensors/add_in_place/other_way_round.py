"""y is changed instead of x.

cause: `y` was changed
"""

def add_in_place(x, y):
    if y.shape == x.shape:
        y.add_(x)
        return x.copy_(y)
    return x.add_(y)
