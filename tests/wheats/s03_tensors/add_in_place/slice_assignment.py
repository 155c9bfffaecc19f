"""Assigned through an index."""

def add_in_place(x, y):
    x[...] = x + y
    return x
