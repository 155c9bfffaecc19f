"""str.replace with a count.

cause: takes off the first
"""


def strip_prefix(state, prefix):
    found = {name.replace(prefix, "", 1): tensor for name, tensor in state.items()}
    if len(found) < len(state):
        raise ValueError
    return found
