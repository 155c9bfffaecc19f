"""The sum is built in x.

cause: the input was changed in place
"""

def add_out(x, y, out):
    return out.copy_(x.add_(y))
