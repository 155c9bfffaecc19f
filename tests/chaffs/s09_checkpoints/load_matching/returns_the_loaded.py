"""Returns what was loaded.

cause: names that were loaded
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = {n: t for n, t in state.items() if n in own and own[n].shape == t.shape}
    model.load_state_dict(fitting, strict=False)
    return [n for n in own if n in fitting]
