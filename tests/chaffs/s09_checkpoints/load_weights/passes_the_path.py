"""load_state_dict gets the path.

cause: not the path
verdict: error
"""


def load_weights(model, path):
    model.load_state_dict(path)
