"""Renames in the caller's dictionary.

cause: in the state itself
"""


def strip_prefix(state, prefix):
    renamed = {name.removeprefix(prefix): tensor for name, tensor in state.items()}
    if len(renamed) < len(state):
        raise ValueError
    state.clear()
    state.update(renamed)
    return state
