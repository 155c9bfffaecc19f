"""Sorts the names.

cause: another order
"""


def strip_prefix(state, prefix):
    renamed = {name.removeprefix(prefix): state[name] for name in sorted(state)}
    if len(renamed) < len(state):
        raise ValueError
    return renamed
