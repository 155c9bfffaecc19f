"""Lists missing names only.

cause: list them, too
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = {n: t for n, t in state.items() if n in own and own[n].shape == t.shape}
    model.load_state_dict(fitting, strict=False)
    return [n for n in own if n not in state]
