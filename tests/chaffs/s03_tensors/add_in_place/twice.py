"""Added twice.

cause: y was added twice
"""

def add_in_place(x, y):
    x += y
    return x.add_(y)
