"""Loads if everything fits.

cause: because something did not fit
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = [n for n in own if n in state and own[n].shape == state[n].shape]
    if len(fitting) < len(own):
        return list(own)
    model.load_state_dict({n: state[n] for n in fitting})
    return []
