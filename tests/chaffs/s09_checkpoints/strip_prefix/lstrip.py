"""str.lstrip.

cause: takes off single letters
"""


def strip_prefix(state, prefix):
    found = {name.lstrip(prefix): tensor for name, tensor in state.items()}
    if len(found) < len(state):
        raise ValueError
    return found
