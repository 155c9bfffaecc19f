"""x += y."""

def add_in_place(x, y):
    x += y
    return x
