"""Assigned through an index."""

def add_out(x, y, out):
    out[...] = y + x
    return out
