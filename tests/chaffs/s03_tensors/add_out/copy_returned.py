"""A second sum is returned.

cause: another tensor than `out` was returned
"""

def add_out(x, y, out):
    out.copy_(x + y)
    return x + y
