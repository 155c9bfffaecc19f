"""Hidden checks of section 5: activations, their values and their slopes."""

import torch
from hypothesis import strategies as st
from torch.nn import functional as F

from grader.author import cases, expect, given, shapes, task, tensors

IN_PLACE = "x was changed in place: make a new tensor"
NAN = "NaN: somewhere infinity was divided by infinity, or multiplied by zero"
NAN_SLOPE = (
    "the gradient is NaN where exp overflows; where() does not help: autograd runs through both branches"
)
NO_GRAPH = {
    "does not require grad": "the result has lost its graph: no detach(), .data, .item() or no_grad() here"
}
FLAT_AT_0 = "the gradient is wrong at 0, where the slope of abs() and sign() is 0"
SATURATED = [-1000.0, -100.0, -30.0, 0.0, 30.0, 100.0, 1000.0]


def slope_of(student, function, x):
    """The gradient of the sum of function(x), taken in the jail."""
    leaf = student.send(x).requires_grad_()
    function(leaf).sum().backward()
    return leaf.grad


def is_a(name):
    return lambda got: getattr(got, "name", "") == name


def has_nan(got):
    return bool(got.isnan().any())


def flat_at_zero(got):
    return bool((got[3] == 0) & got.isfinite().all())


# relu


def wide(dtype=torch.float32):
    """Tensors of any shape, with entries up to 100 on both sides, and none that is 0."""
    eighths = st.integers(-800, 800).filter(bool).map(lambda n: n / 8)
    return tensors(shapes(0, 3, min_side=0), dtype, eighths)


@task("s05_networks.relu")
@given(x=wide(), edges=[{"x": torch.zeros(2, 3)}, {"x": torch.tensor([-7.0, 0.0, 7.0, 50.0])}])
def test_relu_replaces_negative_entries_by_zero(student, reference, x):
    """The result is x with its negative entries replaced by 0."""
    expect(student.relu(x)).close_to(
        lambda: reference.relu(x),
        unless={
            "abs() changes the sign of negative entries; they are to become 0": x.abs,
            "this is the leaky ReLU: negative entries are to become 0": lambda: F.leaky_relu(x),
            "the positive entries were replaced: the negative ones are to become 0": lambda: x.clamp(max=0),
            "this is the mask of positive entries: multiply x with it": lambda: (x > 0).to(x.dtype),
            "large entries were cut off: ReLU has no upper end": lambda: F.relu6(x),
            "this is softplus: ReLU has a corner": lambda: F.softplus(x),
            "nothing was replaced": lambda: x,
        },
        when={
            "nn.ReLU is a class: nn.ReLU(x) only makes a module; use nn.ReLU()(x) or F.relu(x)": is_a("ReLU")
        },
    )


@task("s05_networks.relu")
@cases(dtype=[torch.float64, torch.float16, torch.bfloat16])
def test_relu_keeps_the_dtype(student, reference, dtype):
    """The result has the dtype of x."""
    x = torch.tensor([[-1.5, 0.25], [2.0, -3.0]], dtype=dtype)
    expect(student.relu(x)).close_to(lambda: torch.relu(x))


@task("s05_networks.relu")
@given(x=wide(), edges=[{"x": torch.tensor([-3.0, -0.5, 0.5, 9.0])}])
def test_relu_has_slope_one_or_zero(student, reference, x):
    """The gradient is 1 where x is positive and 0 where it is negative."""
    expect(slope_of(student, student.relu, x), raised=NO_GRAPH).close_to(lambda: (x > 0).to(x.dtype))


@task("s05_networks.relu")
@given(original=wide(), edges=[{"original": torch.tensor([-3.0, 0.0, 0.5])}])
def test_relu_leaves_its_input_as_it_was(student, reference, original):
    """The input is not changed."""
    x = student.send(original)
    student.relu(x)
    expect(x).unchanged(original, cause=IN_PLACE)


# sigmoid


@task("s05_networks.sigmoid")
@given(x=tensors(shapes(0, 3, min_side=0)), edges=[{"x": torch.tensor(SATURATED)}])
def test_sigmoid_matches(student, reference, x):
    """The result is 1 / (1 + exp(-x)) in each entry."""
    expect(student.sigmoid(x)).close_to(
        lambda: reference.sigmoid(x),
        unless={
            "the sign of x is lost: sigmoid rises": lambda: reference.sigmoid(-x),
            "this is tanh: scale and shift it": lambda: 2 * reference.sigmoid(2 * x) - 1,
            "x is to be halved: this is sigmoid(2x)": lambda: reference.sigmoid(2 * x),
            "this is sigmoid(x / 2): x is scaled twice": lambda: reference.sigmoid(x / 2),
            "this is hardsigmoid, straight lines with corners": lambda: F.hardsigmoid(x),
            "this is a softmax: sigmoid treats every entry for itself": lambda: torch.softmax(x, -1),
            "the curve is cut off where it still rises: clamp further out": lambda: reference.sigmoid(
                x.clamp(-5, 5)
            ),
        },
        when={NAN: has_nan},
    )


@task("s05_networks.sigmoid")
@cases(dtype=[torch.float32, torch.float64])
def test_sigmoid_has_finite_gradients(student, reference, dtype):
    """The gradient is sigmoid(x) (1 - sigmoid(x)), finite also where the curve is flat."""
    x = torch.cat([torch.tensor(SATURATED), torch.randn(9)]).to(dtype)
    y = reference.sigmoid(x)
    expect(slope_of(student, student.sigmoid, x), raised=NO_GRAPH).close_to(
        lambda: y * (1 - y), when={NAN_SLOPE: has_nan, FLAT_AT_0: flat_at_zero}
    )


@task("s05_networks.sigmoid")
@cases(dtype=[torch.float32, torch.float64])
def test_sigmoid_leaves_its_input_as_it_was(student, reference, dtype):
    """The input is not changed, and its dtype is kept."""
    original = torch.randn(3, 4, dtype=dtype).T
    x = student.send(original)
    expect(student.sigmoid(x)).close_to(lambda: reference.sigmoid(original))
    expect(x).unchanged(original, cause=IN_PLACE)


# tanh


@task("s05_networks.tanh")
@given(x=tensors(shapes(0, 3, min_side=0)), edges=[{"x": torch.tensor(SATURATED)}])
def test_tanh_matches(student, reference, x):
    """The result is (exp(x) - exp(-x)) / (exp(x) + exp(-x)) in each entry."""
    expect(student.tanh(x)).close_to(
        lambda: reference.tanh(x),
        unless={
            "this is sigmoid: scale and shift it": lambda: torch.sigmoid(x),
            "sigmoid takes twice x: this is tanh(x / 2)": lambda: reference.tanh(x / 2),
            "this is tanh(2x)": lambda: reference.tanh(2 * x),
            "this is hardtanh, straight lines with corners": lambda: F.hardtanh(x),
            "this is softsign, which comes near its limits far too slowly": lambda: F.softsign(x),
            "the sign is lost: tanh rises": lambda: reference.tanh(-x),
            "this is 1 - tanh(x)², the slope": lambda: 1 - reference.tanh(x) ** 2,
        },
        when={NAN: has_nan},
    )


@task("s05_networks.tanh")
@cases(dtype=[torch.float32, torch.float64])
def test_tanh_has_finite_gradients(student, reference, dtype):
    """The gradient is 1 - tanh(x)², finite also where the curve is flat."""
    x = torch.cat([torch.tensor(SATURATED), torch.randn(9)]).to(dtype)
    expect(slope_of(student, student.tanh, x), raised=NO_GRAPH).close_to(
        lambda: 1 - reference.tanh(x) ** 2, when={NAN_SLOPE: has_nan, FLAT_AT_0: flat_at_zero}
    )


@task("s05_networks.tanh")
@cases(dtype=[torch.float32, torch.float64])
def test_tanh_leaves_its_input_as_it_was(student, reference, dtype):
    """The input is not changed, and its dtype is kept."""
    original = torch.randn(3, 4, dtype=dtype).T
    x = student.send(original)
    expect(student.tanh(x)).close_to(lambda: reference.tanh(original))
    expect(x).unchanged(original, cause=IN_PLACE)
