"""Copies through .data, which takes on the state's tensors.

cause: dtype
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = {n: t for n, t in state.items() if n in own and own[n].shape == t.shape}
    named = dict(model.named_parameters()) | dict(model.named_buffers())
    for n, t in fitting.items():
        named[n].data = t
    return [n for n in own if n not in fitting]
