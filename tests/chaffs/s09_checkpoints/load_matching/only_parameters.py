"""Buffers are passed over.

cause: buffers were passed over
"""


def load_matching(model, state):
    own = dict(model.named_parameters())
    fitting = {n: t for n, t in state.items() if n in own and own[n].shape == t.shape}
    model.load_state_dict(fitting, strict=False)
    return [n for n in model.state_dict() if n not in fitting]
