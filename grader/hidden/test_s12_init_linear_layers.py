"""Hidden checks of section 12: Xavier's rule for every linear layer.

A statistic refuses a right answer with probability 1e-8 at most (`follows`), all of this file together with 1e-7.
Weights are drawn here and loaded there first, so that what was left alone shows.
"""

import math

import torch

from grader.author import cases, expect, follows, normal_cdf, task, uniform_cdf

NEAR = {"rtol": 1e-4, "atol": 1e-5}
RAISED = {
    "NoneType": "a layer made with bias=False has the bias None: leave that out",
    r"leaf Variable that requires|is being used in an in-place": (
        "change parameters with nn.init, or under torch.no_grad()"
    ),
    r"as parameter .*(expected|cannot assign)|cannot assign": (
        "a plain tensor cannot take the place of a parameter: fill the parameter in place, as nn.init does"
    ),
    r"Fan in and fan out": "xavier_uniform_ is for weights: a bias has no fan_out",
    r"incompatible tensor type|on the same device|is on (cpu|meta)": "it is to stay on its device: fill it in place",
}

# A model that hides its linear layers, and the sizes (in, out) of each; the attention's is a subclass of nn.Linear.
LINEAR = {"0": (60, 90), "2.1": (90, 130), "2.2.0": (90, 130), "4.out_proj": (64, 64)}


def hiding(lib):
    nn = lib.nn
    inner = nn.Sequential(nn.Linear(90, 130, bias=False), nn.Tanh())
    block = nn.Sequential(nn.ReLU(), nn.Linear(90, 130), inner)
    return nn.Sequential(
        nn.Linear(60, 90),
        nn.BatchNorm1d(90),
        block,
        nn.Conv1d(3, 4, 2),
        nn.MultiheadAttention(64, 4),
        nn.Embedding(5, 8),
    )


def drawn_state():
    return {
        name: torch.randn(value.shape).to(value.dtype) for name, value in hiding(torch).state_dict().items()
    }


def bound(n, m):
    return math.sqrt(6 / (n + m))


def other_draws(n, m):
    """Distributions that known mistakes draw from."""
    return {
        "a normal distribution: uniform numbers are wanted, xavier_uniform_": normal_cdf(
            bound(n, m) / math.sqrt(3)
        ),
        "Kaiming's rule looks at in_features alone: Xavier's has in_features + out_features": uniform_cdf(
            math.sqrt(6 / n)
        ),
        "the bound is taken from in_features alone: Xavier's has in_features + out_features": uniform_cdf(
            math.sqrt(3 / n)
        ),
        "these are the numbers that nn.Linear draws by itself": uniform_cdf(1 / math.sqrt(n)),
        "the bound is taken from out_features alone: Xavier's has in_features + out_features": uniform_cdf(
            math.sqrt(6 / m)
        ),
        "sqrt(2 / (in + out)) is the standard deviation: the bound is sqrt(6 / (in + out))": uniform_cdf(
            math.sqrt(2 / (n + m))
        ),
        "the square root is missing: the bound is sqrt(6 / (in + out))": uniform_cdf(6 / (n + m)),
        "only positive numbers: torch.rand draws from [0, 1)": lambda x: (x / bound(n, m)).clamp(0, 1),
        "the bound is that of another gain": uniform_cdf(math.sqrt(2) * bound(n, m)),
    }


def told(n, m, before, where):
    drawn = {cause: lambda got, cdf=cdf: follows(got, cdf) for cause, cdf in other_draws(n, m).items()}
    return {
        f"the weight of a linear layer {where} is as it was: was every layer visited?": lambda got: (
            torch.equal(got, before)
        ),
        "the weight is zero: then all units stay the same": lambda got: not got.any(),
        "every unit of the layer starts with the same weights": lambda got: torch.equal(got[0], got[1]),
    } | drawn


def expect_xavier(weight, n, m, before, where="of the model"):
    expect(weight, raised=RAISED).satisfies(
        lambda got: got.shape == (m, n) and distinct(got) and follows(got, uniform_cdf(bound(n, m))),
        says=f"independent numbers uniform in ±{bound(n, m):.4f}, which is sqrt(6 / ({n} + {m}))",
        when=told(n, m, before, where),
    )


def distinct(got):
    """No number was used for many weights; of 2^23 possible ones 20,000 draws repeat some twenty."""
    return got.unique().numel() > 0.95 * got.numel()


@task("s12_optimization.init_linear_layers")
def test_init_linear_layers_draws_by_xaviers_rule(student, reference):
    """A linear layer that is itself the model gets independent weights, uniform in ±sqrt(6 / (in + out))."""
    before = torch.randn(120, 200)
    layer = student.torch.nn.Linear(200, 120)
    layer.load_state_dict({"weight": before, "bias": torch.randn(120)})
    student.init_linear_layers(layer)
    expect_xavier(layer.weight, 200, 120, before)


@task("s12_optimization.init_linear_layers")
def test_init_linear_layers_finds_every_layer(student, reference):
    """However deep a linear layer lies, with a bias or without, its weight is drawn by its own sizes."""
    state, model = drawn_state(), hiding(student.torch)
    model.load_state_dict(state)
    student.init_linear_layers(model)
    for name, (n, m) in LINEAR.items():
        where = "inside a block" if name.startswith("2") else "of the model"
        where = "of a subclass of nn.Linear" if name.startswith("4") else where
        expect_xavier(model.get_parameter(f"{name}.weight"), n, m, state[f"{name}.weight"], where)


@task("s12_optimization.init_linear_layers")
def test_init_linear_layers_zeroes_the_biases(student, reference):
    """The bias of every linear layer is zero."""
    state, model = drawn_state(), hiding(student.torch)
    model.load_state_dict(state)
    student.init_linear_layers(model)
    for name in ("0.bias", "2.1.bias", "4.out_proj.bias"):
        before = state[name]
        expect(model.get_parameter(name), raised=RAISED).equals(
            torch.zeros_like(before),
            when={
                "the bias was left as it was: set it to zero": lambda got, before=before: torch.equal(
                    got, before
                ),
                "the bias is not zero but another constant": lambda got: (got == got[0]).all(),
                "the bias was drawn: set it to zero": lambda got: got.unique().numel() > 1,
            },
        )


@task("s12_optimization.init_linear_layers")
def test_init_linear_layers_leaves_the_rest(student, reference):
    """Parameters and buffers of all other layers stay as they were."""
    state, model = drawn_state(), hiding(student.torch)
    model.load_state_dict(state)
    student.init_linear_layers(model)
    mine = {f"{name}.{kind}" for name in LINEAR for kind in ("weight", "bias")}
    for name in sorted(state.keys() - mine):
        expect(model.state_dict()[name], raised=RAISED).unchanged(
            state[name], "a layer that is no nn.Linear was changed: leave it as it was"
        )


@task("s12_optimization.init_linear_layers")
def test_init_linear_layers_draws_anew(student, reference):
    """Two layers, and two calls, get different numbers."""
    nn = student.torch.nn
    model = nn.Sequential(nn.Linear(9, 9), nn.Linear(9, 9))
    student.init_linear_layers(model)
    first = model[0].weight.detach().clone()
    expect(first - model[1].weight, raised=RAISED).satisfies(
        lambda gap: gap.any(),
        says="different numbers in two layers",
        when={
            "two layers of one shape have the same weights: draw for each, and set no seed": lambda gap: (
                not gap.any()
            )
        },
    )
    student.init_linear_layers(model)
    seeded = "a second call gives the same numbers: is a seed set, or nothing drawn?"
    expect(first - model[0].weight).satisfies(
        lambda gap: gap.any(), says="different numbers in two calls", when={seeded: lambda gap: not gap.any()}
    )


@task("s12_optimization.init_linear_layers")
def test_init_linear_layers_draws_from_torchs_generator(student, reference):
    """After torch.manual_seed with the same seed the same numbers are drawn."""
    layer, drawn = student.torch.nn.Linear(9, 7), []
    for _ in range(2):
        student.torch.manual_seed(1234)
        student.init_linear_layers(layer)
        drawn.append(layer.weight.detach().clone())
    expect(drawn[0] - drawn[1], raised=RAISED).satisfies(
        lambda gap: not gap.any(),
        says="the same numbers after the same seed",
        when={"torch.manual_seed has no say: draw from torch's global generator": lambda gap: gap.any()},
    )


@task("s12_optimization.init_linear_layers")
def test_init_linear_layers_keeps_the_parameters(student, reference):
    """The parameters stay the objects they were: an optimizer made before goes on training them."""
    weights, x = {"weight": torch.randn(3, 5), "bias": torch.randn(3)}, torch.randn(4, 5)

    def play(init, lib):
        layer = lib.nn.Linear(5, 3)
        optimizer = lib.optim.SGD(layer.parameters(), lr=0.5)
        init(layer)
        layer.load_state_dict(weights)
        layer(x).square().sum().backward()
        optimizer.step()
        return layer.state_dict()

    expect(play(student.init_linear_layers, student.torch), raised=RAISED).close_to(
        lambda: dict(play(lambda layer: None, torch)),
        when={
            "a new parameter took the place of the old one, and an optimizer made before still trains that": (
                lambda got: any(torch.equal(got[name], weights[name]) for name in weights)
            )
        },
        **NEAR,
    )


@task("s12_optimization.init_linear_layers")
@cases(dtype=["float64", "float16"])
def test_init_linear_layers_keeps_the_dtype(student, reference, dtype):
    """A layer keeps its dtype."""
    layer = student.torch.nn.Linear(40, 30).to(getattr(student.torch, dtype))
    student.init_linear_layers(layer)
    expect(layer.weight, raised=RAISED).has(shape=(30, 40), dtype=getattr(torch, dtype))
    expect(layer.bias).has(shape=(30,), dtype=getattr(torch, dtype))


@task("s12_optimization.init_linear_layers")
def test_init_linear_layers_keeps_the_device(student, reference):
    """A layer on the meta device stays there."""
    layer = student.torch.nn.Linear(4, 3, device="meta")
    student.init_linear_layers(layer)
    expect(layer.weight, raised=RAISED).close_to(torch.empty(3, 4, device="meta"))
    expect(layer.bias).close_to(torch.empty(3, device="meta"))
