"""copy_ stretches an entry of another shape.

cause: stretched to fit
verdict: failed, error
"""


def load_matching(model, state):
    own = model.state_dict()
    left = []
    for name, tensor in own.items():
        try:
            tensor.copy_(state[name])
        except (KeyError, RuntimeError):
            left.append(name)
    return left
