"""Works on a deep copy of the network."""

import copy

from torch.nn import functional as F


def hidden_activation(net, layer, x):
    net = copy.deepcopy(net)
    seen = []
    net.get_submodule(layer).register_forward_hook(lambda module, inputs, output: seen.append(F.relu(output)))
    net(x)
    return seen[0]
