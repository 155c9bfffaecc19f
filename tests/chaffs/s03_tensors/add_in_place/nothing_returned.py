"""No return.

cause: is a return missing
"""

def add_in_place(x, y):
    x += y
