"""A hook handle is a context manager."""

import torch


def hidden_activation(net, layer, x):
    seen = []
    target = net.get_submodule(layer)
    with target.register_forward_hook(lambda module, inputs, output: seen.append(torch.relu(output))):
        net(x)
    return seen.pop()
