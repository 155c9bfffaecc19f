"""startswith and a slice, in a loop."""


def strip_prefix(state, prefix):
    found = {}
    for name, tensor in state.items():
        if name.startswith(prefix):
            name = name[len(prefix) :]
        if name in found:
            raise ValueError(name)
        found[name] = tensor
    return found
