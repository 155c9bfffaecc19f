"""Believes that tensors are always copies.

cause: everything was said to copy
"""


def sharing_table(constructors, source):
    return dict.fromkeys(constructors, False)
