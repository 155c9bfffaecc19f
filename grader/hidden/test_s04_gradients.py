"""Hidden checks of section 4, first part: gradients, and how they add up."""

import torch

from grader.author import cases, expect, given, shapes, task, tensors

NOT_A_LEAF = {
    "None came back: .grad is filled for leaves only, not for intermediate results": lambda got: got is None
}
SWITCHED_ON = {
    "requires_grad was switched on for the caller's tensor: detach() first": lambda got: got is True
}
DRAGS_A_GRAPH = {"the result drags a graph along, which nobody asked for": lambda got: got is True}
SPILLED = {"a .grad that is not yours has changed: backward() adds to that of every leaf": lambda got: True}


def leaf(student, values, stale=None):
    """A leaf in the jail that requires a gradient; `stale` is what earlier work left in its `.grad`."""
    remote = student.send(values).requires_grad_()
    if stale is not None:
        remote.grad = stale
    return remote


def came_back(outcome):
    """A value came back where an exception was due."""
    return outcome.failure is None


# tutorial_gradient


@task("s04_autograd.tutorial_gradient")
@given(values=tensors(shapes(0, 3)), edges=[{"values": torch.tensor([1.0, 2.0, 4.0])}])
def test_tutorial_gradient_is_that_of_the_mean(student, reference, values):
    """The result is the gradient of mean(3 (x + 2)²) in x."""
    y, n = values + 2, values.numel()
    expect(student.tutorial_gradient(values)).close_to(
        lambda: reference.tutorial_gradient(values),
        unless={
            "this is the gradient of the sum: the mean divides by the number of elements": lambda: 6 * y,
            "the factor 3 is missing": lambda: 2 * y / n,
            "the slope of y² is 2·y": lambda: 3 * y / n,
            "this is z, not the gradient of its mean": lambda: 3 * y**2,
            "this is the mean itself, not its gradient": lambda: (3 * y**2).mean(),
        },
        when=NOT_A_LEAF,
    )


@task("s04_autograd.tutorial_gradient")
@cases(dtype=[torch.int64, torch.uint8, torch.float64])
def test_tutorial_gradient_takes_other_dtypes(student, reference, dtype):
    """Integers are converted to float32, float64 stays float64."""
    values = torch.tensor([[1, 2, 3], [5, 8, 13]], dtype=dtype)
    wrong = torch.float32 if dtype == torch.float64 else torch.float64
    mistake = "the dtype is wrong: integers become float32, floating-point tensors keep their dtype"
    expect(student.tutorial_gradient(values)).close_to(
        lambda: reference.tutorial_gradient(values),
        unless={mistake: lambda: reference.tutorial_gradient(values).to(wrong)},
    )


@task("s04_autograd.tutorial_gradient")
@cases(flag=[False, True])
def test_tutorial_gradient_only_reads_its_input(student, reference, flag):
    """The input's numbers, `requires_grad` and `.grad` stay as they were; a second call gives the same."""
    values, stale = torch.tensor([1.0, -4.0, 0.5]), torch.tensor([10.0, 20.0, 30.0])
    x = leaf(student, values, stale) if flag else student.send(values)
    right = reference.tutorial_gradient(values)
    for _ in range(2):
        gradient = student.tutorial_gradient(x)
        expect(gradient).close_to(
            right,
            unless={
                "gradients add up: an older one was still in .grad": lambda: right + stale,
                "gradients add up: that of the first call was still in .grad": lambda: 2 * right,
            },
        )
    expect(gradient.requires_grad).equals(False, when=DRAGS_A_GRAPH)
    expect(x).unchanged(values)
    expect(x.grad).equals(stale if flag else None, when=SPILLED)
    expect(x.requires_grad).equals(flag, when=SWITCHED_ON)


# gradient_of

FORMULAS = [
    lambda x: (x * x).sum(),
    lambda x: (x.sin() * x).mean(),
    lambda x: (x.exp().sum() + x.sum() ** 2).reshape(1),
]


@task("s04_autograd.gradient_of")
@given(x=tensors(shapes(0, 3)))
def test_gradient_of_matches(student, reference, x):
    """The result is the gradient of the function at x."""
    for formula in FORMULAS:
        expect(student.gradient_of(student.function(formula), x)).close_to(
            lambda formula=formula: reference.gradient_of(formula, x),
            unless={
                "this is the function's value, not its gradient": lambda formula=formula: formula(x),
                "this is the gradient divided by the number of elements": lambda formula=formula: (
                    reference.gradient_of(formula, x) / x.numel()
                ),
            },
            when=NOT_A_LEAF,
            atol=1e-4,  # exp(x) and 2 · sum(x) may nearly cancel
        )


@task("s04_autograd.gradient_of")
@cases(flag=[False, True], dtype=[torch.float32, torch.float64])
def test_gradient_of_leaves_its_input_alone(student, reference, flag, dtype):
    """`x` keeps its numbers, `requires_grad` and `.grad`, and the result requires no gradient."""
    values, stale = torch.randn(2, 3, dtype=dtype), torch.randn(2, 3, dtype=dtype)
    x = leaf(student, values, stale) if flag else student.send(values)
    older = torch.zeros_like(values) + (stale if flag else 0)
    for formula in FORMULAS[:2]:
        right = reference.gradient_of(formula, values)
        gradient = student.gradient_of(student.function(formula), x)
        older = older + right
        expect(gradient).close_to(
            right, unless={"gradients add up: an older one was still in x.grad": lambda total=older: total}
        )
    expect(gradient.requires_grad).equals(False, when=DRAGS_A_GRAPH)
    expect(x).unchanged(values)
    expect(x.grad).equals(stale if flag else None, when=SPILLED)
    expect(x.requires_grad).equals(flag, when=SWITCHED_ON)


@task("s04_autograd.gradient_of")
def test_gradient_of_leaves_other_tensors_alone(student, reference):
    """The `.grad` of a model's weights stays as it was when the model is the function."""
    weight, stale = torch.randn(1, 4), torch.tensor([7.0])
    model = student.torch.nn.Linear(4, 1)
    model.load_state_dict({"weight": weight, "bias": torch.randn(1)})
    model.bias.grad = stale
    expect(student.gradient_of(model, torch.randn(4))).close_to(weight[0])
    expect(model.weight.grad).equals(None, when=SPILLED)
    expect(model.bias.grad).equals(stale, when=SPILLED)
    model(torch.ones(4)).backward()
    frozen = "the model's weights were frozen and not thawed again"
    expect(model.weight.grad, raised={"does not require grad": frozen}).close_to(
        torch.ones(1, 4), when={frozen: lambda got: got is None}
    )


@task("s04_autograd.gradient_of")
@cases(count=[2, 5])
def test_gradient_of_refuses_several_outputs(student, reference, count):
    """A function with more than one output element raises, instead of being summed."""
    expect(student.gradient_of(student.function(lambda x: x * x), torch.ones(count))).raises(
        ("ValueError", "RuntimeError"),
        when={"the outputs were quietly summed: a vector has no single gradient": came_back},
    )


# accumulated_gradient

NOT_THERE = "w.grad is None: the sum has to be in w.grad as well"
ALIASED = "the result is w.grad itself, which lives on: return a clone()"


def squared_error(w, batch):
    """A loss for batches of any number of rows."""
    return ((batch @ w) ** 2).mean()


def slope(w, batch):
    """Its gradient in w, by hand."""
    return 2 * batch.T @ (batch @ w) / len(batch)


def slopes(w, batches):
    """The gradient of each batch, one a row."""
    return torch.stack([slope(w, batch) for batch in batches])


def draw_batches(*rows):
    """Batches of these numbers of rows, three columns each."""
    return [torch.randn(count, 3) for count in rows]


@task("s04_autograd.accumulated_gradient")
@cases(rows=[(2, 5, 1), (4,), (3, 3, 3, 3)], old=[None, 1.0])
def test_accumulated_gradient_is_the_sum(student, reference, rows, old):
    """Both the result and w.grad are the sum of the batches' gradients, whatever w.grad held before."""
    values, batches = torch.randn(3), draw_batches(*rows)
    w = leaf(student, values, None if old is None else torch.full((3,), old))
    each = slopes(values, batches)
    got = student.accumulated_gradient(student.function(squared_error, 2), w, batches)
    for answer in (got, w.grad):
        expect(answer).close_to(
            each.sum(0),
            unless={
                "gradients add up: what was in w.grad before is still in it": lambda: each.sum(0) + 1,
                "this is the mean over the batches, not the sum": lambda: each.mean(0),
                "this is the last batch's gradient alone: clear once, before the loop": lambda: each[-1],
                "this is the first batch's gradient alone": lambda: each[0],
                "this is one loss over all rows, not one a batch": lambda: slope(values, torch.cat(batches)),
            },
            when={NOT_THERE: lambda got: got is None},
        )
    expect(got.requires_grad).equals(False, when=DRAGS_A_GRAPH)


@task("s04_autograd.accumulated_gradient")
def test_accumulated_gradient_begins_afresh_at_every_call(student, reference):
    """A second call holds the second batches' gradients only, and the first result keeps its numbers."""
    values, batches, more = torch.randn(3), draw_batches(2, 4), draw_batches(5)
    w, loss = leaf(student, values), student.function(squared_error, 2)
    one, two = slopes(values, batches).sum(0), slopes(values, more).sum(0)
    first = student.accumulated_gradient(loss, w, batches)
    second = student.accumulated_gradient(loss, w, more)
    adds = {"gradients add up: those of the first call are still there": lambda: one + two}
    expect(second).close_to(two, unless=adds)
    expect(w.grad).close_to(two, unless=adds)
    expect(first).close_to(one, when={ALIASED: lambda got: torch.allclose(got, two)})


@task("s04_autograd.accumulated_gradient")
def test_accumulated_gradient_is_a_copy(student, reference):
    """Changing the result leaves w.grad alone, and zeroing w.grad leaves the result alone."""
    values, batches = torch.randn(3), draw_batches(2, 4)
    w = leaf(student, values)
    got = student.accumulated_gradient(student.function(squared_error, 2), w, batches)
    right = slopes(values, batches).sum(0)
    got.add_(1.0)
    expect(w.grad).close_to(
        right, unless={ALIASED: lambda: right + 1}, when={NOT_THERE: lambda got: got is None}
    )
    w.grad.zero_()
    expect(got, raised={"NoneType": NOT_THERE}).close_to(right + 1, unless={ALIASED: lambda: torch.zeros(3)})


@task("s04_autograd.accumulated_gradient")
def test_accumulated_gradient_leaves_w_a_leaf(student, reference):
    """`w` keeps its numbers and is still a leaf: a later backward() adds to w.grad."""
    values, batches = torch.randn(3), draw_batches(1, 6)
    w = leaf(student, values)
    student.accumulated_gradient(student.function(squared_error, 2), w, batches)
    expect(w).unchanged(values)
    (w * w).sum().backward()
    frozen = "w does not require a gradient any more"
    expect(w.grad, raised={"does not require grad": frozen}).close_to(
        slopes(values, batches).sum(0) + 2 * values, unless={NOT_THERE: lambda: 2 * values}
    )
