"""Hidden checks of section 5: looking into modules that others made."""

import torch
from torch.nn import functional as F

from grader.author import cases, expect, is_tensor, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}

# count_parameters


def nested(lib):
    """Layers within layers, with buffers: 35 + 10 + 12 + 168 numbers in parameters, 11 in buffers."""
    nn = lib.nn
    inner = nn.Sequential(nn.BatchNorm1d(5), nn.Sequential(nn.Linear(5, 2), nn.MultiheadAttention(6, 2)))
    return nn.Sequential(nn.Linear(6, 5), nn.ReLU(), inner)


def frozen(lib):
    """A model whose first layer and last bias are frozen."""
    model = lib.nn.Sequential(lib.nn.Linear(6, 5), lib.nn.Linear(5, 4))
    model[0].requires_grad_(False)
    model[1].bias.requires_grad_(False)
    return model


def tied(lib):
    """Two layers with one weight."""
    model = lib.nn.Sequential(lib.nn.Linear(4, 4), lib.nn.Tanh(), lib.nn.Linear(4, 4))
    model[2].weight = model[0].weight
    return model


MODELS = {"frozen": frozen, "nested": nested, "tied": tied}


def total(parameters):
    return sum(parameter.numel() for parameter in parameters)


def own(module):
    return total(module.parameters(recurse=False))


def miscounts(model):
    """What known mistakes would count in `model`."""
    every = dict(model.named_parameters())
    return {
        "these are the parameter tensors: each of them holds numel() numbers": len(every),
        "these are the first sizes only: each parameter holds numel() numbers": sum(map(len, every.values())),
        "frozen parameters were left out although all were asked for": total(
            p for p in every.values() if p.requires_grad
        ),
        "only frozen parameters were counted": total(p for p in every.values() if not p.requires_grad),
        "frozen parameters were counted although trainable ones were asked for": total(every.values()),
        "a tied parameter was counted twice": sum(map(own, model.modules())),
        "buffers are no parameters: state_dict() holds both": total(model.state_dict().values()),
        "the parameters of submodules were left out": own(model),
        "the parameters of submodules deeper inside were left out": sum(map(own, model.children())),
        "biases were left out": total(p for name, p in every.items() if name.endswith("weight")),
    }


@task("s05_networks.count_parameters")
@cases(model=list(MODELS), trainable_only=[False, True])
def test_count_parameters_counts_each_number_once(student, reference, model, trainable_only):
    """The result is the number of numbers in the parameters, trainable ones alone where asked for."""
    build = MODELS[model]
    wrong = miscounts(build(torch))
    expect(student.count_parameters(build(student.torch), trainable_only=trainable_only)).equals(
        lambda: reference.count_parameters(build(torch), trainable_only=trainable_only),
        unless={cause: lambda count=count: count for cause, count in wrong.items()},
        when={"the sum is a tensor: an int is wanted": is_tensor},
    )


@task("s05_networks.count_parameters")
@cases(layer=["ReLU", "Flatten"], trainable_only=[False, True])
def test_count_parameters_of_a_layer_without_any(student, reference, layer, trainable_only):
    """A module without parameters has 0, and by default frozen parameters count."""
    frozen_layer = student.torch.nn.Linear(5, 3).requires_grad_(False)
    expect(student.count_parameters(getattr(student.torch.nn, layer)(), trainable_only)).equals(0)
    expect(student.count_parameters(frozen_layer, True)).equals(0)
    expect(student.count_parameters(frozen_layer)).equals(
        18, when={"frozen parameters count by default": lambda got: got == 0}
    )


@task("s05_networks.count_parameters")
@cases(trainable_only=[False, True])
def test_count_parameters_leaves_the_model_alone(student, reference, trainable_only):
    """No parameter is frozen or unfrozen by counting."""
    model = frozen(student.torch)
    student.count_parameters(model, trainable_only)
    cause = "the model was changed: counting must not touch requires_grad"
    expect(model[0].weight.requires_grad).unchanged(False, cause=cause)
    expect(model[1].weight.requires_grad).unchanged(True, cause=cause)
    expect(model[1].bias.requires_grad).unchanged(False, cause=cause)


# hidden_activation


def chain(lib):
    """Layers within layers, in a row; what follows the first works in place."""
    nn = lib.nn
    body = nn.Sequential(nn.Linear(4, 5), nn.Hardtanh(-0.5, 0.5, inplace=True), nn.Linear(5, 3))
    model = nn.Sequential()
    model.add_module("body", body)
    model.add_module("head", nn.Linear(3, 2))
    return model


def branching(lib):
    """Parts that do not run in the order in which they are listed, with paths around them."""
    return lib.nn.TransformerEncoderLayer(4, 2, dim_feedforward=5, dropout=0.0, batch_first=True)


def both(student, build):
    """One model with the same drawn weights there and here, and the weights."""
    model, twin = build(student.torch), build(torch)
    weights = {name: torch.randn(value.shape) for name, value in twin.state_dict().items()}
    model.load_state_dict(weights)
    twin.load_state_dict(weights)
    return model, twin, weights


def watched(twin, layer, x):
    """What goes into a layer, what comes out of it, and what later layers make of that in place."""
    kept = []
    handle = twin.get_submodule(layer).register_forward_hook(
        lambda module, inputs, output: kept.extend([inputs[0].clone(), output.clone(), output])
    )
    twin(x)
    handle.remove()
    return kept


def one_after_the_other(twin, layer, x):
    """What comes of running the innermost parts in the order in which they are listed, up to `layer`."""
    for name, part in twin.named_modules():
        x = part(x) if next(part.children(), None) is None else x
        if name == layer:
            break
    return x


SEQUENTIAL = "not every network is an nn.Sequential, run from part to part: use a hook"
OVERWRITTEN = "an in-place layer overwrote what was kept: apply the ReLU, or clone, inside the hook"
ON_X = "the layer was run on x itself: run the whole network, with a hook on the layer"
RAN = {
    r"has no attribute '\w+\.\w+'": "layers within layers have dotted names: use net.get_submodule(layer)",
    r"forward\(\) missing": SEQUENTIAL,
    r"shapes cannot be multiplied": ON_X,
}


@task("s05_networks.hidden_activation")
@cases(layer=["body.0", "body.2", "head", "linear1", "linear2"])
def test_hidden_activation_is_the_relu_of_the_layers_output(student, reference, layer):
    """The result is ReLU of what the layer itself put out."""
    build = branching if layer.startswith("linear") else chain
    (model, twin, _), x = both(student, build), torch.randn(3, 4)
    expect(student.hidden_activation(model, layer, x), raised=RAN).close_to(
        lambda: reference.hidden_activation(twin, layer, x),
        unless={
            "the ReLU is missing: the layer's output came back as it is": lambda: watched(twin, layer, x)[1],
            OVERWRITTEN: lambda: F.relu(watched(twin, layer, x)[2]),
            "this is what goes into the layer, not what comes out": lambda: F.relu(
                watched(twin, layer, x)[0]
            ),
            SEQUENTIAL: lambda: F.relu(one_after_the_other(twin, layer, x)),
            ON_X: lambda: F.relu(twin.get_submodule(layer)(x)),
            "this is the output of the whole network, not of the layer": lambda: F.relu(twin(x)),
        },
        **NEAR,
    )


@task("s05_networks.hidden_activation")
@cases(training=[True, False])
def test_hidden_activation_leaves_the_network_as_it_was(student, reference, training):
    """The network keeps its mode, parameters and results, no hook stays behind, and x is not changed."""
    (model, twin, weights), original = both(student, chain), torch.randn(3, 4)
    model.train(training)
    x = student.send(original)
    student.hidden_activation(model, "body.0", x)
    mode = {"the network was left in another mode than it was in": lambda got: True}
    expect(model.training, raised=RAN).equals(training, when=mode)
    expect(model.body[1].training).equals(training, when=mode)
    expect(model.body[0]._forward_hooks).satisfies(
        lambda hooks: len(hooks) == 0,
        says="no hook left on the layer",
        when={"the hook is still there: keep its handle and call remove()": lambda hooks: len(hooks) > 0},
    )
    expect(x).unchanged(original)
    expect(model(x)).close_to(lambda: twin(original), **NEAR)
    expect(model.state_dict()).unchanged(weights, cause="the parameters of the network were changed")
