"""The hook on a deep copy, which runs under no_grad."""

import copy

import torch
from torch.nn import functional as F


def hidden_activation(net, layer, x):
    twin = copy.deepcopy(net)
    kept = []
    dict(twin.named_modules())[layer].register_forward_hook(lambda module, inputs, output: kept.append(F.relu(output)))
    with torch.no_grad():
        twin(x.clone())
    return kept[0]
