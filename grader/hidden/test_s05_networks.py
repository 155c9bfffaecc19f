"""Hidden checks of section 5: networks of linear layers, `Net` and `MLP`.

Weights are drawn here and loaded there; `forward` is what the network should compute with them.
"""

import math
from itertools import pairwise

import torch
from torch.nn import functional as F

from grader.author import assign_parameters, cases, expect, nothing_raised, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}
DIGITS = (784, 128, 64, 10)

FLATTEN = "flatten each image to 784 numbers and keep the batch axis, as x.flatten(1) does"
RAISED = {
    r"not ReLU\b": "nn.ReLU is a class: nn.ReLU(x) only makes a module; use nn.ReLU()(x) or F.relu(x)",
    r"on the same device|on device|is on (cpu|meta)|meta": (
        "a tensor did not follow to the module's device: make it on x.device, or register it"
    ),
}
IMAGES = {
    r"not enough values to unpack|Dimension out of range": "an input of shape (B, 784) must work too",
    r"multiplied \((?!\d+x(784|128|64) )|size mismatch|is invalid for input of size|linear\(\): input": FLATTEN,
}
UNREGISTERED = "there are no parameters: layers in a plain list, or plain tensors, are not registered"
NO_GRADIENT = "no gradient reaches the first layers: is their output detached, made under no_grad, or frozen?"


def drawn_layers(widths):
    """Weights and biases that keep the numbers of every layer about as large as its input."""
    return [(torch.randn(m, n) / math.sqrt(n), torch.randn(m)) for n, m in pairwise(widths)]


def forward(layers, x, between=torch.relu, last=lambda logits: logits, bent=None):
    """What a network with these layers computes; `between` follows the layers `bent`, or all but the last."""
    x = x.flatten(1)
    for number, (weight, bias) in enumerate(layers):
        x = x @ weight.T + bias
        if number < len(layers) - 1 and (bent is None or number in bent):
            x = between(x)
    return last(x)


def load(network, layers):
    assign_parameters(network, [tensor for layer in layers for tensor in layer])
    return network


def mistakes(layers, x):
    """What known mistakes would give."""
    hidden = len(layers) - 1
    found = {
        "a ReLU came after the last layer: logits may be negative": {"last": torch.relu},
        "probabilities came back: leave the softmax to the loss": {"last": lambda y: y.softmax(1)},
        "log-probabilities came back where logits were asked for": {"last": lambda y: y.log_softmax(1)},
        "sigmoid stands between the layers where ReLU is asked for": {"between": torch.sigmoid},
        "tanh stands between the layers where ReLU is asked for": {"between": torch.tanh},
        "the ReLU is missing: none comes between the layers": {"bent": ()},
        "a ReLU is missing: only the first layer has one": {"bent": (0,)},
        "a ReLU is missing: only the last hidden layer has one": {"bent": (hidden - 1,)},
    }
    return {cause: lambda how=how: forward(layers, x, **how) for cause, how in found.items()}


def after_one_step(layers, x, labels, lr, trained=None):
    """The network's output after one step of gradient descent in the layers `trained` (all of them)."""
    layers = [[tensor.clone().requires_grad_() for tensor in layer] for layer in layers]
    F.cross_entropy(forward(layers, x), labels).backward()
    moves = range(len(layers)) if trained is None else trained
    with torch.no_grad():
        for number in moves:
            for tensor in layers[number]:
                tensor -= lr * tensor.grad
        return forward(layers, x)


def expect_learning(student, network, layers, x, labels, lr, raised=RAISED):
    """One step of SGD on the student's network moves all of it."""
    load(network, layers)
    sgd = student.torch.optim.SGD(network.parameters(), lr=lr)
    student.torch.nn.functional.cross_entropy(network(x), labels).backward()
    sgd.step()
    expect(network(x), raised=raised | {"does not require grad": NO_GRADIENT}).close_to(
        lambda: after_one_step(layers, x, labels, lr),
        unless={
            NO_GRADIENT: lambda: after_one_step(layers, x, labels, lr, trained=[len(layers) - 1]),
            f"{NO_GRADIENT} (the first)": lambda: after_one_step(
                layers, x, labels, lr, range(1, len(layers))
            ),
        },
        **NEAR,
    )


def expect_on_meta(student, network, shape, result, raised=RAISED):
    """Everything follows to the meta device, which has no numbers, and stays there."""
    x = student.torch.zeros(shape, device="meta")
    expect(network.to("meta")(x), raised=raised).close_to(torch.empty(result, device="meta"))


def expect_count(student, network, count, when):
    """The network's parameters hold `count` numbers."""
    every = student.torch.nn.utils.parameters_to_vector(network.parameters())
    expect(every.numel(), raised={"non-empty": UNREGISTERED}).equals(count, when=when)


# Net

MIXED = "the pixels of the batch are mixed: the batch axis must stay the first"


@task("s05_networks.Net")
@cases(shape=[(3, 1, 28, 28), (5, 784), (1, 1, 28, 28), (1, 784), (784, 1, 28, 28)])
def test_Net_gives_logits(student, reference, shape):
    """With weights loaded, the result is the logits of the network 784-128-64-10."""
    layers, x = drawn_layers(DIGITS), torch.rand(shape)
    expect(load(student.Net(), layers)(x), raised=RAISED | IMAGES).close_to(
        lambda: forward(layers, x),
        unless=mistakes(layers, x) | {MIXED: lambda: forward(layers, x.reshape(784, -1).T)},
        when={"a batch of one lost its batch axis: squeeze() is too eager": lambda got: got.shape == (10,)},
        **NEAR,
    )


@task("s05_networks.Net")
def test_Net_has_109386_parameters(student, reference):
    """The parameters hold 109386 numbers."""
    when = {"no layer has a bias: bias=False?": lambda got: got == 109184}
    expect_count(student, student.Net(), 109386, when)


@task("s05_networks.Net")
def test_Net_learns_in_every_layer(student, reference):
    """One step of gradient descent moves every layer by its gradient."""
    x, labels = torch.rand(6, 1, 28, 28), torch.arange(6)
    expect_learning(student, student.Net(), drawn_layers(DIGITS), x, labels, 0.5, RAISED | IMAGES)


@task("s05_networks.Net")
@cases(shape=[(3, 1, 28, 28), (2, 784)])
def test_Net_runs_on_the_device_it_is_moved_to(student, reference, shape):
    """Moved to the meta device, the network runs there."""
    expect_on_meta(student, student.Net(), shape, (shape[0], 10), RAISED | IMAGES)


@task("s05_networks.Net")
@cases(shape=[(3, 1, 28, 28), (2, 784)])
def test_Net_leaves_its_input_as_it_was(student, reference, shape):
    """The images are not changed."""
    original = torch.randn(shape)
    x = student.send(original)
    student.Net()(x)
    expect(x, raised=RAISED | IMAGES).unchanged(original)


# MLP


@task("s05_networks.MLP")
@cases(widths=[(6, 4, 3), (5, 3), (7, 5, 4, 3), (3, 8, 2, 6, 4)], batch=[5, 1])
def test_MLP_matches(student, reference, widths, batch):
    """With weights loaded, the result is that of linear layers with a ReLU between each two."""
    layers, x = drawn_layers(widths), torch.randn(batch, widths[0])
    expect(load(student.MLP(list(widths)), layers)(x), raised=RAISED).close_to(
        lambda: forward(layers, x), unless=mistakes(layers, x), **NEAR
    )


@task("s05_networks.MLP")
@cases(widths=[(4, 4, 4, 4), [2, 5, 2, 5], (8, 4), [1, 1, 1]])
def test_MLP_has_parameters_of_its_own_in_each_layer(student, reference, widths):
    """Every layer has a weight and a bias of its own, also where widths repeat."""
    count = sum(n * m + m for n, m in pairwise(widths))
    shared = sum(n * m + m for n, m in set(pairwise(widths)))
    when = {
        "layers of the same widths share their numbers: make a new layer each time": lambda got: (
            got == shared
        ),
        "no layer has a bias: bias=False?": lambda got: got == sum(n * m for n, m in pairwise(widths)),
    }
    expect_count(student, student.MLP(widths), count, when)


@task("s05_networks.MLP")
@cases(widths=[[8], [], (3,)])
def test_MLP_refuses_too_few_widths(student, reference, widths):
    """Fewer than two widths raise ValueError."""
    expect(student.MLP(widths)).raises(
        "ValueError", when={"fewer than two widths make no network: raise ValueError": nothing_raised}
    )


@task("s05_networks.MLP")
def test_MLP_learns_in_every_layer(student, reference):
    """One step of gradient descent moves every layer by its gradient."""
    widths, x, labels = (6, 5, 4, 3), torch.randn(7, 6), torch.arange(7) % 3
    expect_learning(student, student.MLP(widths), drawn_layers(widths), x, labels, lr=0.5)


@task("s05_networks.MLP")
def test_MLP_runs_on_the_device_it_is_moved_to(student, reference):
    """Moved to the meta device, the network runs there."""
    expect_on_meta(student, student.MLP([6, 5, 3]), (2, 6), (2, 3))


@task("s05_networks.MLP")
def test_MLP_changes_neither_widths_nor_input(student, reference):
    """The list of widths and the input stay as they were."""
    widths, x0 = student.send([6, 5, 3]), torch.randn(2, 6)
    x = student.send(x0)
    student.MLP(widths)(x)
    expect(widths, raised=RAISED).unchanged([6, 5, 3], cause="the caller's list of widths was changed")
    expect(x).unchanged(x0)
