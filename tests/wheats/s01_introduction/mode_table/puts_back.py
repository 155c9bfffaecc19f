"""Works on the model itself and puts modes and state back."""

import torch


def mode_table(model, inputs):
    modes = {module: module.training for module in model.modules()}
    state = {name: value.clone() for name, value in model.state_dict().items()}
    table = {}
    for training in (True, False):
        model.train(training)
        for enabled in (True, False):
            with torch.enable_grad() if enabled else torch.no_grad():
                first = model(inputs)
                changed = any((state[name] != value).any() for name, value in model.state_dict().items())
                model.load_state_dict(state)
                second = model(inputs)
                model.load_state_dict(state)
            key = ("train" if training else "eval", "grad" if enabled else "no_grad")
            table[key] = {
                "random": bool((first != second).any()),
                "graph": first.grad_fn is not None,
                "buffers": bool(changed),
            }
    for module, training in modes.items():
        module.training = training
    return table
