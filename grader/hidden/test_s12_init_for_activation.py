"""Hidden checks of section 12: a spread that suits the activation.

A statistic refuses a right answer with probability 1e-8 at most (`follows`), all twenty together with 2e-7.
Weights are drawn here and loaded there first, so that what was left alone shows.
"""

import math

import torch

from grader.author import cases, expect, follows, normal_cdf, nothing_raised, task, uniform_cdf

NEAR = {"rtol": 1e-4, "atol": 1e-5}
GAINS = {"linear": 1.0, "sigmoid": 1.0, "tanh": 5 / 3, "relu": math.sqrt(2)}
LAYERS = {  # the fan_in of each is the third number
    "Linear": (("Linear", 300, 200), {}, 300),
    "one output": (("Linear", 2000, 1), {}, 2000),
    "Conv1d": (("Conv1d", 20, 150, 5), {"bias": False}, 100),
    "Conv2d": (("Conv2d", 16, 120, 3), {}, 144),
    "grouped Conv2d": (("Conv2d", 32, 160, (3, 5)), {"groups": 4}, 120),
}
RAISED = {
    "NoneType": "a layer made with bias=False has the bias None: leave that out",
    r"leaf Variable that requires|is being used in an in-place": (
        "change parameters with nn.init, or under torch.no_grad()"
    ),
    r"has no attribute 'in_features'": "a convolution has no in_features: weight[0] has fan_in entries in every layer",
    r"Fan in and fan out": "Kaiming's rule is for weights: a bias has no fan_in",
    r"Unsupported nonlinearity": "a name that calculate_gain knows was refused",
    r"KeyError": "the names linear, sigmoid, tanh and relu are to be known",
    r"incompatible tensor type|on the same device|is on (cpu|meta)": "it is to stay on its device: fill it in place",
}


def built(lib, kind):
    """A layer, and the fan_in that it has."""
    (name, *sides), options, _ = LAYERS[kind]
    return getattr(lib.nn, name)(*sides, **options)


def drawn_like(layer):
    return {name: torch.randn(value.shape) for name, value in layer.state_dict().items()}


def spreads(shape, sides, groups, activation):
    """Standard deviations that known mistakes give."""
    gain, fan_in, area = GAINS[activation], math.prod(shape[1:]), math.prod(shape[2:])
    fan_out = shape[0] * area
    return {
        "the gain is missing: it is the square root of 2 for relu, 5/3 for tanh": fan_in**-0.5,
        "fan_in is wanted: this is the spread for fan_out": gain / fan_out**0.5,
        "Xavier's rule has fan_in + fan_out: fan_in alone is wanted": gain * (2 / (fan_in + fan_out)) ** 0.5,
        "Xavier's rule, without a gain: gain / sqrt(fan_in) is wanted": (2 / (fan_in + fan_out)) ** 0.5,
        "the kernel is not counted: fan_in is channels times the area of the kernel": gain / shape[1] ** 0.5,
        "groups are not counted: an output sees in_channels / groups channels": gain
        / (fan_in * groups) ** 0.5,
        "this is the variance: the standard deviation is its square root": gain**2 / fan_in,
        "the square root is missing: gain / sqrt(fan_in) is wanted": gain / fan_in,
        "the gain of relu was used for every activation": (2 / fan_in) ** 0.5,
        "the gain of tanh was used for every activation": 5 / 3 / fan_in**0.5,
        "the gain belongs squared into the variance only: the standard deviation has the gain itself": (
            gain**2 / fan_in**0.5
        ),
        "the gain was divided by: multiply by it": 1 / gain / fan_in**0.5,
        "these are the numbers that the layer draws by itself": (1 / 3 / fan_in) ** 0.5,
        "the spread does not depend on fan_in: 0.01 everywhere": 0.01,
        "the spread does not depend on fan_in: 0.02 everywhere": 0.02,
        "the spread does not depend on fan_in: 1 everywhere": 1.0,
        "the number of outputs was taken for fan_in": gain / shape[0] ** 0.5,
    }


def spread_out(got, deviation):
    """Normal or uniform with mean 0 and this standard deviation."""
    return follows(got, normal_cdf(deviation)) or follows(got, uniform_cdf(math.sqrt(3) * deviation))


def orthogonal(got):
    """Are the rows at right angles to each other, or the columns?"""
    flat = got.flatten(1)
    flat = flat if flat.shape[0] <= flat.shape[1] else flat.T
    angles = flat @ flat.T
    return len(flat) > 1 and angles.fill_diagonal_(0).abs().max() < 1e-3 * flat.square().sum(1).max()


def told(before, wanted, others):
    fixed = {
        "the weight is as it was": lambda got: torch.equal(got, before),
        "the weight is zero: then all units stay the same": lambda got: not got.any(),
        "every unit has the same weights": lambda got: torch.equal(got[0], got[1]),
        "the rows or columns are orthogonal: independent numbers are wanted": orthogonal,
        "gain / sqrt(fan_in) is the standard deviation: the bound of a uniform one is sqrt(3) times that": (
            lambda got: follows(got, uniform_cdf(wanted))
        ),
        "only positive numbers: the mean is to be 0": lambda got: got.min() >= 0,
    }
    drawn = {cause: lambda got, s=s: spread_out(got, s) for cause, s in others.items()}
    return fixed | drawn


@task("s12_optimization.init_for_activation")
@cases(kind=list(LAYERS), activation=list(GAINS))
def test_init_for_activation_spreads_the_weights(student, reference, kind, activation):
    """The weights are normal or uniform around 0, with standard deviation gain / sqrt(fan_in)."""
    state = drawn_like(built(torch, kind))
    shape, wanted = tuple(state["weight"].shape), GAINS[activation] / math.sqrt(LAYERS[kind][2])
    layer = built(student.torch, kind)
    layer.load_state_dict(state)
    student.init_for_activation(layer, activation)
    others = spreads(shape, LAYERS[kind][0], LAYERS[kind][1].get("groups", 1), activation)
    expect(layer.weight, raised=RAISED).satisfies(
        lambda got: got.shape == shape and distinct(got) and spread_out(got, wanted),
        says=f"independent numbers, normal or uniform, with mean 0 and standard deviation {wanted:.4f}",
        when=told(state["weight"], wanted, others),
    )


def distinct(got):
    """No number was used for many weights; of 2^23 possible ones 60,000 draws repeat some two hundred."""
    return got.unique().numel() > 0.95 * got.numel()


@task("s12_optimization.init_for_activation")
@cases(kind=["Linear", "Conv2d"])
def test_init_for_activation_zeroes_the_bias(student, reference, kind):
    """The bias is zero."""
    state, layer = drawn_like(built(torch, kind)), built(student.torch, kind)
    layer.load_state_dict(state)
    student.init_for_activation(layer, "relu")
    expect(layer.bias, raised=RAISED).equals(
        torch.zeros_like(state["bias"]),
        when={
            "the bias was left as it was: set it to zero": lambda got: torch.equal(got, state["bias"]),
            "the bias is not zero": lambda got: got.any(),
        },
    )


@task("s12_optimization.init_for_activation")
def test_init_for_activation_refuses_unknown_names(student, reference):
    """A name that calculate_gain does not know raises ValueError, and the layer stays as it was."""
    for name in ("swish", "no such thing", ""):
        state, layer = drawn_like(torch.nn.Linear(5, 3)), student.torch.nn.Linear(5, 3)
        layer.load_state_dict(state)
        accepted = "an activation that is not known was accepted: raise ValueError"
        expect(student.init_for_activation(layer, name)).raises("ValueError", when={accepted: nothing_raised})
        expect(layer.state_dict()).unchanged(state, "the layer was changed before the name was looked at")


@task("s12_optimization.init_for_activation")
def test_init_for_activation_draws_anew(student, reference):
    """Two calls get different numbers."""
    layer = student.torch.nn.Linear(9, 7)
    student.init_for_activation(layer, "relu")
    first = layer.weight.detach().clone()
    student.init_for_activation(layer, "relu")
    seeded = "a second call gives the same numbers: is a seed set, or nothing drawn?"
    expect(first - layer.weight, raised=RAISED).satisfies(
        lambda gap: gap.any(), says="different numbers in two calls", when={seeded: lambda gap: not gap.any()}
    )


@task("s12_optimization.init_for_activation")
def test_init_for_activation_draws_from_torchs_generator(student, reference):
    """After torch.manual_seed with the same seed the same numbers are drawn."""
    layer, drawn = student.torch.nn.Linear(9, 7), []
    for _ in range(2):
        student.torch.manual_seed(1234)
        student.init_for_activation(layer, "relu")
        drawn.append(layer.weight.detach().clone())
    expect(drawn[0] - drawn[1], raised=RAISED).satisfies(
        lambda gap: not gap.any(),
        says="the same numbers after the same seed",
        when={"torch.manual_seed has no say: draw from torch's global generator": lambda gap: gap.any()},
    )


@task("s12_optimization.init_for_activation")
def test_init_for_activation_keeps_the_parameters(student, reference):
    """The parameters stay the objects they were: an optimizer made before goes on training them."""
    weights, x = {"weight": torch.randn(3, 5), "bias": torch.randn(3)}, torch.randn(4, 5)

    def play(init, lib):
        layer = lib.nn.Linear(5, 3)
        optimizer = lib.optim.SGD(layer.parameters(), lr=0.5)
        init(layer, "relu")
        layer.load_state_dict(weights)
        layer(x).square().sum().backward()
        optimizer.step()
        return layer.state_dict()

    replaced = "a new parameter took the place of the old one, and an optimizer made before still trains that"
    expect(play(student.init_for_activation, student.torch), raised=RAISED).close_to(
        lambda: dict(play(lambda layer, activation: None, torch)),
        when={replaced: lambda got: any(torch.equal(got[name], weights[name]) for name in weights)},
        **NEAR,
    )


@task("s12_optimization.init_for_activation")
def test_init_for_activation_keeps_dtype_and_device(student, reference):
    """A layer keeps its dtype, and one on the meta device stays there."""
    layer = student.torch.nn.Linear(40, 30).double()
    student.init_for_activation(layer, "tanh")
    expect(layer.weight, raised=RAISED).has(shape=(30, 40), dtype=torch.float64)
    expect(layer.bias).has(shape=(30,), dtype=torch.float64)
    meta = student.torch.nn.Conv2d(4, 3, 2, device="meta")
    student.init_for_activation(meta, "tanh")
    expect(meta.weight, raised=RAISED).close_to(torch.empty(3, 4, 2, 2, device="meta"))
