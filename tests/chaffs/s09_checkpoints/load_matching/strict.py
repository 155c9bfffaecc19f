"""Strict, so that names must fit.

cause: names that do not fit are passed over
verdict: error
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = {n: t for n, t in state.items() if n not in own or own[n].shape == t.shape}
    model.load_state_dict(fitting)
    return [n for n in own if n not in fitting]
