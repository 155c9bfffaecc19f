"""Types the table from memory.

cause: typed from memory
"""


def sharing_table(constructors, source):
    shares = {"from_numpy", "as_tensor", "asarray"}
    return {name: name in shares for name in constructors}
