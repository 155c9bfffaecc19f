"""Two names become one, and nobody is told.

cause: a tensor was lost
"""


def strip_prefix(state, prefix):
    return {name.removeprefix(prefix): tensor for name, tensor in state.items()}
