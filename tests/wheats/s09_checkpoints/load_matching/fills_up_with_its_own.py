"""Loads strictly what is made complete by the model's own numbers."""


def load_matching(model, state):
    whole = dict(model.state_dict())
    good = [name for name in state if name in whole and whole[name].size() == state[name].size()]
    whole.update((name, state[name]) for name in good)
    order = list(model.state_dict())
    model.load_state_dict(whole)
    return [name for name in order if name not in set(good)]
