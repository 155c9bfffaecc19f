"""Updates the dictionary, not the model.

cause: nothing was loaded
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = {n: t for n, t in state.items() if n in own and own[n].shape == t.shape}
    own.update(fitting)
    return [n for n in own if n not in fitting]
