"""As long as the prefix is there.

cause: again and again
"""


def strip_prefix(state, prefix):
    found = {}
    for name, tensor in state.items():
        while name.startswith(prefix):
            name = name[len(prefix) :]
        if name in found:
            raise ValueError
        found[name] = tensor
    return found
