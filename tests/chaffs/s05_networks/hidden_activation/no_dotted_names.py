"""`getattr` finds outermost layers only.

cause: dotted name
verdict: error
"""

from torch.nn import functional as F


def hidden_activation(net, layer, x):
    seen = []
    handle = getattr(net, layer).register_forward_hook(lambda module, inputs, output: seen.append(F.relu(output)))
    net(x)
    handle.remove()
    return seen[0]
