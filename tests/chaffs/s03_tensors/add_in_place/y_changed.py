"""The method is called on y.

cause: `y` was changed
verdict: failed, error
"""

def add_in_place(x, y):
    return y.add_(x)
