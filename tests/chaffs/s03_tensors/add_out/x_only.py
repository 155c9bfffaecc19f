"""Only x is written.

cause: only x was written
"""

def add_out(x, y, out):
    return out.copy_(x)
