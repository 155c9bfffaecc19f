"""Copies one by one."""

import torch


def load_matching(model, state):
    left = []
    with torch.no_grad():
        for name, own in model.state_dict().items():
            if name in state and state[name].shape == own.shape:
                own.copy_(state[name])
            else:
                left.append(name)
    return left
