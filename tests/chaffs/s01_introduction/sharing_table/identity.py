"""Asks whether it is the same object.

cause: same object
"""


def sharing_table(constructors, source):
    return {name: construct(source) is source for name, construct in constructors.items()}
