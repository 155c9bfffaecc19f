"""One comprehension over the devices."""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    parameters = list(model.parameters())
    places = {str(p.device) for p in parameters}
    return {place: sum(p.numel() * p.itemsize for p in parameters if str(p.device) == place) for place in places}
