"""x = x + y gives the name to another tensor.

cause: `x + y` makes a new tensor
"""

def add_in_place(x, y):
    x = x + y
    return x
