"""Only names with the prefix are kept.

cause: left out
"""


def strip_prefix(state, prefix):
    return {name[len(prefix) :]: tensor for name, tensor in state.items() if name.startswith(prefix)}
