"""Returns the names of the state that found no place.

cause: the model's are wanted
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = {n: t for n, t in state.items() if n in own and own[n].shape == t.shape}
    model.load_state_dict(fitting, strict=False)
    return [n for n in state if n not in fitting]
