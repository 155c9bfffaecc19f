"""The hook is never removed.

cause: remove()
"""

from torch.nn import functional as F


def hidden_activation(net, layer, x):
    seen = []
    net.get_submodule(layer).register_forward_hook(lambda module, inputs, output: seen.append(F.relu(output)))
    net(x)
    return seen[0]
