"""Compares the number of numbers, and reshapes.

cause: none
A reshaped entry has numbers that no rival draws.
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = {n: t.reshape(own[n].shape) for n, t in state.items() if n in own and own[n].numel() == t.numel()}
    model.load_state_dict(fitting, strict=False)
    return [n for n in own if n not in fitting]
