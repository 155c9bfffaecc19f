"""Hidden checks of section 4, fourth part: gradients that stop, and a rule of one's own."""

import torch
from hypothesis import strategies as st

from grader.author import Failure, bool_tensors, cases, expect, fetch, given, shapes, task, tensors


def leaf(student, values):
    """A leaf in the jail that requires a gradient."""
    return student.send(values).requires_grad_()


# stop_gradient


@st.composite
def examples(draw):
    """Values, which of them are frozen, an incoming gradient without zeros: three tensors of one shape."""
    shape = draw(shapes(0, 3))
    eighths = st.integers(1, 32).map(lambda n: n / 8)
    return draw(tensors(shape)), draw(bool_tensors(shape)), draw(tensors(shape, elements=eighths))


@task("s04_autograd.stop_gradient")
@given(example=examples())
def test_stop_gradient_keeps_the_values(student, reference, example):
    """The result equals x everywhere."""
    x, frozen, _ = example
    expect(student.stop_gradient(x, frozen)).equals(
        x,
        unless={
            "the frozen values became zero: only the gradient stops, the value goes on": lambda: x * ~frozen,
            "all but the frozen values became zero: the values all go on": lambda: x * frozen,
        },
    )


@task("s04_autograd.stop_gradient")
@given(
    example=examples(),
    edges=[{"example": (torch.ones(3), torch.tensor([True, False, False]), torch.tensor([1.0, 2.0, 3.0]))}],
)
def test_stop_gradient_stops_it_at_the_frozen_elements(student, reference, example):
    """An element that is not frozen hands its gradient on as it is, a frozen one hands on zero."""
    x, frozen, gradient = example
    zero = torch.zeros_like(x)
    start = leaf(student, x)
    for inner in (start, start * 1):
        start.grad = None
        (student.stop_gradient(inner, frozen) * gradient).sum().backward()
        cut = "nothing flows at all: detach(), no_grad, .item(), .numpy(), torch.tensor() cut every element"
        expect(start.grad, raised={"does not require grad": cut}).close_to(
            torch.where(frozen, zero, gradient),
            unless={
                "no gradient was stopped": lambda: gradient,
                "the wrong elements were stopped: frozen is true where nothing may flow": lambda: torch.where(
                    frozen, gradient, zero
                ),
                cut: lambda: zero,
                "the gradient arrives more than once": lambda: torch.where(frozen, gradient, 2 * gradient),
            },
            when={cut: lambda got: got is None},
        )


@task("s04_autograd.stop_gradient")
@cases(dtype=[torch.float32, torch.float64])
def test_stop_gradient_does_not_write_to_x(student, reference, dtype):
    """`x` keeps its numbers, and what was computed from it before still gets its gradient."""
    values, c, g = torch.randn(3, 2, 4, dtype=dtype)
    frozen = torch.tensor([[True, False, False, True], [False, True, False, True]])
    start = leaf(student, values)
    x = start.exp()
    mask = student.send(frozen)
    y = student.stop_gradient(x, mask)
    written = "x was written to, but other parts of the graph still need its numbers"
    expect(x).close_to(values.exp(), when={written: lambda got: True})
    expect(mask).unchanged(frozen)
    (x * c + y * g).sum().backward()
    expect(start.grad, raised={"modified by an inplace": written}).close_to(values.exp() * (c + g * ~frozen))


@task("s04_autograd.stop_gradient")
def test_stop_gradient_takes_plain_tensors(student, reference):
    """Where x requires no gradient neither does the result, and x is not switched on."""
    values, frozen = torch.randn(4), torch.tensor([True, False, False, True])
    x = student.send(values)
    got = student.stop_gradient(x, frozen)
    expect(got).equals(values)
    expect(got.requires_grad).equals(False)
    expect(x.requires_grad).equals(False)


# StraightThroughSign


def sign(x):
    """The sign, with that of zero 1."""
    return torch.where(x >= 0, 1, -1).to(x.dtype)


EDGES = [
    {"x": torch.tensor([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0])},
    {"x": torch.tensor([0.0])},
    {"x": torch.tensor(3.0)},
]
RULE = {
    "incorrect number of gradients": "backward returns one gradient for each input of forward, in order",
    "invalid gradient at index 0": (
        "the first gradient has another shape than its input x: it comes first, and is not summed"
    ),
    "invalid gradient": "a gradient has another shape than its input",
}
MISSING = {"None came back: backward gave this input no gradient": lambda got: got is None}


@task("s04_autograd.StraightThroughSign")
@given(x=tensors(shapes(0, 3)), edges=EDGES)
def test_StraightThroughSign_gives_the_scaled_sign(student, reference, x):
    """Forward gives scale where x ≥ 0 and -scale elsewhere."""
    for scale in (torch.tensor(2.5), torch.tensor(-0.5)):
        expect(student.StraightThroughSign.apply(x, scale)).close_to(
            scale * sign(x),
            unless={
                "torch.sign(0.) is 0: at zero the result is scale": lambda scale=scale: scale * torch.sign(x),
                "zero counts as positive: x >= 0": lambda scale=scale: scale * torch.where(x > 0, 1, -1),
                "scale was not used": lambda: sign(x),
                "the sign is the wrong way round": lambda scale=scale: -scale * sign(x),
            },
        )


@task("s04_autograd.StraightThroughSign")
@given(x=tensors(shapes(0, 3)), edges=EDGES)
def test_StraightThroughSign_passes_the_gradient_to_x(student, reference, x):
    """`x` gets gradient · scale where |x| ≤ 1, zero elsewhere."""
    scale, gradient = torch.tensor(2.5), 1.5 - x / 4
    inside = x.abs() <= 1
    start = leaf(student, x)
    (student.StraightThroughSign.apply(start, scale) * gradient).sum().backward()
    expect(start.grad, raised=RULE).close_to(
        gradient * scale * inside,
        unless={
            "the gradient is not cut off: it is zero where |x| > 1": lambda: gradient * scale,
            "the ends belong to it: |x| <= 1": lambda: gradient * scale * (x.abs() < 1),
            "scale was not used on the way back": lambda: gradient * inside,
            "the incoming gradient was not used": lambda: scale * inside,
            "the cut-off looks at the gradient, not at x": lambda: gradient * scale * (gradient.abs() <= 1),
            "the cut-off is on one side only": lambda: gradient * scale * (x <= 1),
            "sign was multiplied in on the way back": lambda: gradient * scale * inside * sign(x),
            "nothing flows: that is the true derivative, not this rule": lambda: torch.zeros_like(x),
        },
        when=MISSING,
    )


@task("s04_autograd.StraightThroughSign")
@given(x=tensors(shapes(0, 3)), edges=EDGES)
def test_StraightThroughSign_passes_the_gradient_to_scale(student, reference, x):
    """`scale` gets the sum over all elements of gradient · (1 where x ≥ 0, -1 elsewhere)."""
    gradient = 1.5 - x / 4
    scale = leaf(student, torch.tensor(2.5))
    (student.StraightThroughSign.apply(x, scale) * gradient).sum().backward()
    expect(scale.grad, raised=RULE).close_to(
        (gradient * sign(x)).sum(),
        unless={
            "the gradient for scale is a sum, not a mean": lambda: (gradient * sign(x)).mean(),
            "the cut-off is for x only": lambda: (gradient * sign(x) * (x.abs() <= 1)).sum(),
            "torch.sign(0.) is 0, here zero counts as positive": lambda: (gradient * torch.sign(x)).sum(),
            "zero counts as positive: x >= 0": lambda: (gradient * torch.where(x > 0, 1, -1)).sum(),
            "scale was multiplied in: the slope in scale is the sign": lambda: (
                2.5 * (gradient * sign(x)).sum()
            ),
            "x was multiplied in: the slope in scale is the sign": lambda: (gradient * x).sum(),
            "the sign is missing in the slope in scale": lambda: gradient.sum(),
        },
        when=MISSING,
    )


@task("s04_autograd.StraightThroughSign")
@cases(dtype=[torch.float32, torch.float64])
def test_StraightThroughSign_serves_both_inputs(student, reference, dtype):
    """With both inputs asking, both get their gradients; neither input is changed."""
    x, gradient = 2 * torch.randn(2, 3, 4, dtype=dtype)
    scale = torch.tensor(1.5, dtype=dtype)
    start, factor = leaf(student, x), leaf(student, scale)
    y = student.StraightThroughSign.apply(start, factor)
    expect(y).close_to(scale * sign(x))
    expect(start).unchanged(x)
    expect(factor).unchanged(scale)
    y.backward(gradient)
    swapped = {"the two gradients are in the wrong order": lambda got: got.shape != torch.Size(())}
    expect(start.grad, raised=RULE).close_to(gradient * scale * (x.abs() <= 1), when=MISSING)
    expect(factor.grad).close_to((gradient * sign(x)).sum(), when=MISSING | swapped)


@task("s04_autograd.StraightThroughSign")
def test_StraightThroughSign_keeps_pending_calls_apart(student, reference):
    """Each of several pending calls gets the gradients of its own inputs, in any order."""
    xs = [torch.tensor([0.5, -2.0, 0.25]), torch.tensor([3.0, -0.5])]
    scales = [torch.tensor(2.0), torch.tensor(-3.0)]
    starts = [leaf(student, x) for x in xs]
    factors = [leaf(student, scale) for scale in scales]
    ys = [student.StraightThroughSign.apply(*pair) for pair in zip(starts, factors, strict=True)]
    mixed = {"these are not this call's numbers: what backward needs belongs into ctx": lambda got: True}
    told = {"size of tensor|shape|expanded": next(iter(mixed))}
    for i in (0, 1):
        ys[i].sum().backward()
        expect(starts[i].grad, raised=told).close_to(scales[i] * (xs[i].abs() <= 1), when=MISSING | mixed)
        expect(factors[i].grad, raised=told).close_to(sign(xs[i]).sum(), when=MISSING | mixed)


@task("s04_autograd.StraightThroughSign")
def test_StraightThroughSign_is_not_fooled_by_changes_in_place(student, reference):
    """Where an input changes before backward, the gradients are the original ones, or autograd refuses."""
    x, scale, gradient = torch.tensor([0.5, -2.0, 0.25]), torch.tensor(2.0), torch.tensor([1.0, 2.0, 4.0])
    for changed in ("x", "scale"):
        start, factor = leaf(student, x), leaf(student, scale)
        inner = {"x": start * 1, "scale": factor * 1}
        y = student.StraightThroughSign.apply(inner["x"], inner["scale"])
        expect(y).close_to(scale * sign(x))
        with student.torch.no_grad():
            inner[changed].sub_(4.0)
        y.backward(gradient)
        silent = f"{changed} changed after forward, and the gradient is silently wrong: ctx.save_for_backward"
        rights = (start, gradient * scale * (x.abs() <= 1)), (factor, (gradient * sign(x)).sum())
        if refuses(start.grad):
            continue
        for one, right in rights:
            expect(one.grad).close_to(right, when={silent: lambda got: True})


def refuses(remote):
    """Autograd refuses, because something it needs was changed in place."""
    try:
        fetch(remote)
    except Failure as failure:
        if "modified by an inplace operation" in failure.message:
            return True
        raise
    return False
