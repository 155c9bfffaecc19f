"""missing_keys, which is silent about batch norm's counter.

cause: num_batches_tracked
"""


def load_matching(model, state):
    own = model.state_dict()
    fitting = {n: t for n, t in state.items() if n in own and own[n].shape == t.shape}
    return list(model.load_state_dict(fitting, strict=False).missing_keys)
