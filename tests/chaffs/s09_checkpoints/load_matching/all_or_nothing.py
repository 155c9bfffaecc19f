"""Loads if everything fits.

cause: because something did not fit
"""


def load_matching(model, state):
    own = model.state_dict()
    try:
        model.load_state_dict(state)
        return []
    except RuntimeError:
        return list(own)
