"""Puts a function of its own in the place of the layer's forward, for one run."""




def hidden_activation(net, layer, x):
    target = net.get_submodule(layer)
    original = target.forward
    seen = []

    def forward(*args, **kwargs):
        output = original(*args, **kwargs)
        seen.append(output.relu())
        return output

    target.forward = forward
    try:
        net(x)
    finally:
        del target.forward
    return seen[0]
