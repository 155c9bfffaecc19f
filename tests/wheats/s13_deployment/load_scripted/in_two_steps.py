"""In two steps, to a device object."""

import torch


def load_scripted(path):
    model = torch.jit.load(str(path), map_location=torch.device("cpu"))
    model.train(False)
    return model
