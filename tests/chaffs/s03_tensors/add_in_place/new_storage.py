"""`x` is given other memory.

cause: kept the old
"""

def add_in_place(x, y):
    x.data = x + y
    return x
