"""x + y is a new tensor.

cause: `x + y` makes a new tensor
"""

def add_in_place(x, y):
    return x + y
