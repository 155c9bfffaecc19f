"""The hook keeps what goes into the layer.

cause: goes into the layer
"""

from torch.nn import functional as F


def hidden_activation(net, layer, x):
    seen = []
    handle = net.get_submodule(layer).register_forward_hook(lambda module, inputs, output: seen.append(F.relu(inputs[0])))
    net(x)
    handle.remove()
    return seen[0]
