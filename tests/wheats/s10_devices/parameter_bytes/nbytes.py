"""Adds up nbytes."""


def parameter_bytes(model):
    total = {}
    for parameter in model.parameters():
        key = str(parameter.device)
        total[key] = total.get(key, 0) + parameter.nbytes
    return total
