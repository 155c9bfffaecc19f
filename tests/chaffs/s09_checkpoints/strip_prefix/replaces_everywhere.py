"""str.replace.

cause: replace() takes it off everywhere
"""


def strip_prefix(state, prefix):
    found = {name.replace(prefix, ""): tensor for name, tensor in state.items()}
    if len(found) < len(state):
        raise ValueError
    return found
