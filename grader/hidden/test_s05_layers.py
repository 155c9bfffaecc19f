"""Hidden checks of section 5: `Affine`, a layer with parameters of its own."""

import math

import torch

from grader.author import distinct_sides, expect, given, shapes, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}

REGISTER = "weight and bias must each be registered: wrap them in nn.Parameter"
STATE = {
    r"Unexpected key\(s\) in state_dict: \"weight\"": REGISTER,
    r"Unexpected key\(s\) in state_dict: \"bias\"": "there is no bias: make it, as an nn.Parameter",
    r"Missing key": "the two parameters must be called weight and bias, and there must be no others",
    r"size mismatch for weight": "the weight is (out_features, in_features), not (in_features, out_features)",
    r"size mismatch for bias": "the bias is to be of shape (out_features,)",
    r"self must be a matrix|must be a matrix|2D tensors expected|must be 2D": (
        "there may be any number of leading axes, not just a batch: use @, or F.linear"
    ),
    r"same dtype|but found": "the dtype of the parameters is to be kept: do not convert the input",
}


def loaded_affine(student, weight, bias):
    layer = student.Affine(weight.shape[1], weight.shape[0])
    layer.load_state_dict({"weight": weight, "bias": bias})
    return layer


@task("s05_networks.Affine")
@given(sizes=distinct_sides(2), leading=shapes(0, 3, max_side=3), edges=[{"sizes": (5, 1), "leading": ()}])
def test_Affine_is_linear_with_a_bias(student, reference, sizes, leading):
    """With loaded parameters the result is x @ weight.T + bias on the last axis."""
    n, m = sizes
    weight, bias, x = torch.randn(m, n), torch.randn(m), torch.randn(*leading, n)
    expect(loaded_affine(student, weight, bias)(x), raised=STATE).close_to(
        lambda: x @ weight.T + bias,
        unless={
            "the bias is not added": lambda: x @ weight.T,
            "the bias is subtracted": lambda: x @ weight.T - bias,
            "the bias is added twice": lambda: x @ weight.T + 2 * bias,
        },
        **NEAR,
    )


@task("s05_networks.Affine")
def test_Affine_trains_both_parameters(student, reference):
    """Gradients reach the input and exactly two registered parameters, weight and bias."""
    weight, bias, x0 = torch.randn(3, 5), torch.randn(3), torch.randn(4, 5)
    layer, x = loaded_affine(student, weight, bias), student.send(x0).requires_grad_()
    (layer(x) ** 2).sum().backward()
    slope = 2 * (x0 @ weight.T + bias)
    none = {"no gradient: register it as an nn.Parameter, and keep it in the graph": lambda got: got is None}
    expect(layer.weight.grad, raised=STATE).close_to(slope.T @ x0, when=none, **NEAR)
    expect(layer.bias.grad).close_to(slope.sum(0), when=none, **NEAR)
    expect(x.grad).close_to(slope @ weight, when=none, **NEAR)
    every = student.torch.nn.utils.parameters_to_vector(layer.parameters())
    expect(every.numel()).equals(
        18, when={f"{REGISTER}: a buffer is not trained": lambda got: got in (3, 15)}
    )
    expect(x).unchanged(x0)


@task("s05_networks.Affine")
def test_Affine_starts_in_a_small_interval(student, reference):
    """Weight and bias start uniform in ±1/sqrt(in_features), drawn anew for each layer."""
    layer, other = student.Affine(400, 300), student.Affine(400, 300)
    for start, slack in ((layer.weight, 0.02), (layer.bias, 0.2)):
        expect(start, raised=STATE).satisfies(
            lambda got, slack=slack: looks_uniform(got, 1 / 20, slack),
            says="numbers uniform in [-0.05, 0.05], which is 1/sqrt(400)",
            when=WRONG_STARTS,
        )
    for difference in (layer.weight - other.weight, layer.bias - other.bias):
        expect(difference).satisfies(
            lambda got: got.abs().max() > 0.01,
            says="numbers drawn anew",
            when={"two layers start with the same numbers: no seed belongs into __init__": lambda got: True},
        )


def looks_uniform(got, bound, slack):
    """Mean and spread of a uniform distribution in ±bound, up to `slack` of it; its edges nearly reached.

    Of 300 numbers with slack 0.2 the mean has six, the spread nearly seven standard deviations of room, of
    120,000 with 0.02 both have more than ten: a right answer is refused with probability below 1e-8.
    """
    largest, spread = got.abs().max().item() / bound, got.std().item() / bound
    centred = abs(got.mean().item()) < slack * bound
    return centred and 1 - slack < largest < 1.0001 and abs(spread - 1 / math.sqrt(3)) < slack / 2


WRONG_STARTS = {
    "the numbers start at zero: then all units stay the same": lambda got: not got.any(),
    "only positive numbers: torch.rand draws from [0, 1); stretch and shift it": lambda got: got.min() >= 0,
    "normal numbers, as torch.randn draws: uniform ones are wanted": lambda got: (
        got.abs().max() > 2.3 * got.std()
    ),
    "the square root is missing: the interval is ±1/sqrt(in_features)": lambda got: (
        1 / 440 < got.abs().max() < 1 / 390
    ),
    "the interval is taken from out_features, not in_features": lambda got: (
        1 / 19 < got.abs().max() < 1 / math.sqrt(299)
    ),
}


@task("s05_networks.Affine")
def test_Affine_moves_as_a_whole(student, reference):
    """Moved to another dtype or device, the layer works there."""
    weight, bias, x = torch.randn(3, 5), torch.randn(3), torch.randn(2, 5).double()
    double = loaded_affine(student, weight, bias).double()
    expect(double(x), raised=STATE).close_to(x @ weight.double().T + bias.double())
    meta = student.Affine(5, 3).to("meta")
    on_meta = meta(student.torch.zeros(2, 5, device="meta"))
    expect(on_meta, raised=STATE).close_to(torch.empty(2, 3, device="meta"))
