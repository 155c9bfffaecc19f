"""assign=True.

cause: new parameters
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = {n: t for n, t in state.items() if n in own and own[n].shape == t.shape}
    model.load_state_dict(fitting, strict=False, assign=True)
    return [n for n in own if n not in fitting]
