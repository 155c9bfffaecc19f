"""The sum is added to what the buffer held.

cause: added to what `out` held
"""

def add_out(x, y, out):
    out += x + y
    return out
