"""`out` is given other memory.

cause: kept the old
"""

def add_out(x, y, out):
    out.data = x + y
    return out
