"""The hook raises to leave the network as soon as the layer has run."""

from torch.nn import functional as F


class Stop(Exception):
    pass


def hidden_activation(net, layer, x):
    def hook(module, inputs, output):
        raise Stop(F.relu(output))

    handle = net.get_submodule(layer).register_forward_hook(hook)
    try:
        net(x)
    except Stop as stop:
        return stop.args[0]
    finally:
        handle.remove()
