"""The wrong sign.

cause: y was taken away
"""

def add_in_place(x, y):
    return x.sub_(y)
