"""Cuts as many letters off every name.

cause: lost as many letters
"""


def strip_prefix(state, prefix):
    found = {name[len(prefix) :]: tensor for name, tensor in state.items()}
    if len(found) < len(state):
        raise ValueError
    return found
