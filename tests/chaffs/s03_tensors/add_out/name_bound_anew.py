"""`out = x + y` gives the name to another tensor.

cause: binds the name to a new tensor
"""

def add_out(x, y, out):
    out = x + y
    return out
