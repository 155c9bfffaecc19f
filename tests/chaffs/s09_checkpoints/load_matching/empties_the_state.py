"""Takes what does not fit out of the caller's dictionary.

cause: the state was changed
"""


def load_matching(model, state):
    own = model.state_dict()
    for n in list(state):
        if n not in own or own[n].shape != state[n].shape:
            del state[n]
    model.load_state_dict(state, strict=False)
    return [n for n in own if n not in state]
