"""strict=False, which does not forgive shapes.

cause: even with strict=False
verdict: error
"""


def load_matching(model, state):
    return list(model.load_state_dict(state, strict=False).missing_keys)
