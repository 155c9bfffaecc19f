"""Keeps the output itself, which an in-place layer then overwrites.

cause: in-place
"""

from torch.nn import functional as F


def hidden_activation(net, layer, x):
    seen = []
    handle = net.get_submodule(layer).register_forward_hook(lambda module, inputs, output: seen.append(output))
    net(x)
    handle.remove()
    return F.relu(seen[0])
