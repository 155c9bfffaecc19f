"""The result of removeprefix is dropped.

cause: no name was changed
"""


def strip_prefix(state, prefix):
    found = {}
    names = [name.removeprefix(prefix) for name in state]
    if len(set(names)) < len(names):
        raise ValueError
    for name, tensor in state.items():
        name.removeprefix(prefix)
        found[name] = tensor
    return found
