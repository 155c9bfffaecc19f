"""Switches the network to eval mode and leaves it there.

cause: mode
"""

import torch
from torch.nn import functional as F


def hidden_activation(net, layer, x):
    net.eval()
    seen = []
    handle = net.get_submodule(layer).register_forward_hook(lambda module, inputs, output: seen.append(F.relu(output)))
    with torch.no_grad():
        net(x)
    handle.remove()
    return seen[0]
