"""Believes that tensors always share memory.

cause: everything was said to share
"""


def sharing_table(constructors, source):
    return {name: True for name in constructors}
