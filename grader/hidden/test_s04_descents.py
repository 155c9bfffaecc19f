"""Hidden checks of section 4, last part: finite differences, and a line through points."""

import torch

from grader.author import cases, expect, given, shapes, show_curve, task, tensors

# check_gradient


def differences(formula, x, eps=1e-5, *, backwards=1, width=2, dtype=torch.float64, together=False):
    """Autograd's gradient minus finite differences, an element each; the options are mistakes."""
    x = x.to(dtype)
    start = x.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(formula(start), start)
    steps = [torch.ones_like(x)] * x.numel() if together else torch.eye(x.numel(), dtype=dtype)
    moves = [eps * step.reshape(x.shape) for step in steps]
    found = [formula(x + move) - formula(x - backwards * move) for move in moves]
    return gradient.flatten() - torch.stack(found) / (width * eps)


def astray(x):
    """A sine, which autograd differentiates rightly, and squares, of which it sees one factor only."""
    return x.sum().sin() + (x * x.detach()).sum()


def rivals(formula, x, eps=1e-5):
    """What known mistakes would return."""

    def error(**mistakes):
        return differences(formula, x, eps, **mistakes)

    return {
        "the signs were kept: take absolute values first": lambda: error().max().item(),
        "the signs were kept, take absolute values first": lambda: (-error()).max().item(),
        "only the first element was looked at": lambda: error().abs()[0].item(),
        "only the last element was looked at": lambda: error().abs()[-1].item(),
        "this is the smallest error, not the largest": lambda: error().abs().min().item(),
        "this is the mean error, not the largest": lambda: error().abs().mean().item(),
        "this is the sum of the errors, not the largest": lambda: error().abs().sum().item(),
        "this is the norm of the errors, not the largest": lambda: error().norm().item(),
        "this looks one way only: central differences look both ways": lambda: (
            error(backwards=0, width=1).abs().max().item()
        ),
        "the two points are 2·eps apart, so divide by 2·eps": lambda: error(width=1).abs().max().item(),
        "all elements were moved at once, not one by one": lambda: error(together=True).abs().max().item(),
        "the function never moved: did the change reach what it is called with?": lambda: (
            error(backwards=-1).abs().max().item()
        ),
        "the given eps was not used": lambda: differences(formula, x).abs().max().item(),
    }


TENSOR = {"a tensor came back: .item() makes it a Python float": lambda got: isinstance(got, torch.Tensor)}


@task("s04_autograd.check_gradient")
@given(
    x=tensors(shapes(0, 3, max_side=3)),
    edges=[
        {"x": torch.tensor([1.5, 3.0, -0.25, -2.0, 1.0])},
        {"x": torch.tensor([-1.5, -3.0, 0.25, 2.0, -1.0])},
    ],
)
def test_check_gradient_measures_a_wrong_gradient(student, reference, x):
    """Where autograd is led astray the largest absolute error is returned, as a Python float."""
    expect(student.check_gradient(student.function(astray), x)).number_close_to(
        lambda: differences(astray, x).abs().max().item(),
        unless=rivals(astray, x),
        when=TENSOR | {"0 came back, though autograd is wrong here": lambda got: got == 0},
        rtol=1e-5,
        atol=1e-5,
    )


@task("s04_autograd.check_gradient")
@cases(dtype=[torch.float64, torch.float32], shape=[(), (1,), (2, 3)])
def test_check_gradient_finds_nothing_where_autograd_is_right(student, reference, shape, dtype):
    """Where autograd is right, next to nothing is returned, whatever the dtype of x."""
    x = torch.rand(shape, dtype=dtype) * 3 + 1
    rounding = {
        "rounding drowns the difference: compute in float64": lambda got: (
            dtype == torch.float32 and got > 1e-4
        )
    }
    for formula in (lambda x: (x**4).sum() + 1000, lambda x: (x.sin() * x.sum()).sum()):
        expect(student.check_gradient(student.function(formula), x)).number_close_to(
            0.0, unless=rivals(formula, x), when=TENSOR | rounding, atol=1e-6
        )


@task("s04_autograd.check_gradient")
@cases(eps=[0.5, 0.25])
def test_check_gradient_looks_eps_both_ways(student, reference, eps):
    """Central differences with step eps see x³ with the error eps²."""
    x = torch.tensor([[1.0, -2.0, 3.0], [0.5, 2.5, 0.25]])

    def formula(x):
        return (x**3).sum()

    expect(student.check_gradient(student.function(formula), x, eps)).number_close_to(
        eps**2, unless=rivals(formula, x, eps), when=TENSOR
    )


@task("s04_autograd.check_gradient")
@cases(flag=[False, True], dtype=[torch.float32, torch.float64])
def test_check_gradient_leaves_x_alone(student, reference, flag, dtype):
    """The numbers, `requires_grad` and `.grad` of x stay as they were."""
    values, stale = torch.randn(2, 4, dtype=dtype)
    x = student.send(values).requires_grad_(flag)
    if flag:
        x.grad = stale
    for _ in range(2):
        got = student.check_gradient(student.function(lambda x: (x * x.detach()).sum()), x)
        expect(got).number_close_to(
            values.abs().max().item(),
            when={"an older gradient was still in x.grad: work on a leaf of your own": lambda got: flag},
            atol=1e-5,
        )
    expect(x).unchanged(values, "x was moved and not put back: work on a copy")
    expect(x.grad).equals(
        stale if flag else None,
        when={"the .grad of the caller's x has changed: backward() adds to it": lambda got: True},
    )
    expect(x.requires_grad).equals(
        flag,
        when={"requires_grad was switched on for the caller's x: detach() first": lambda got: got is True},
    )


# fit_line


def play(x, y, steps, lr, *, factor=1.0, stale=False, sequential=False, pairs=False, late=False):
    """Gradient descent on the mean squared error, the gradients by hand; the options are mistakes."""
    x, y = (x.reshape(-1, 1), y.reshape(1, -1)) if pairs else (x.flatten(), y.flatten())
    w, b, to_w, to_b, losses = 0.0, 0.0, 0.0, 0.0, []
    for _ in range(steps):
        error = w * x + b - y
        losses.append(error.square().mean().item())
        to_w = stale * to_w + 2 * factor * (error * x).mean().item()
        w -= lr * to_w
        if sequential:
            error = w * x + b - y
        to_b = stale * to_b + 2 * factor * error.mean().item()
        b -= lr * to_b
        if late:
            losses[-1] = (w * x + b - y).square().mean().item()
    return w, b, losses


def mistakes(x, y, steps, lr):
    """What known mistakes would return."""
    n = x.numel()
    return {
        "(n, 1) minus (n,) broadcast to all pairs: bring x and y to one shape": lambda: play(
            x, y, steps, lr, pairs=True
        ),
        "gradients add up: those of earlier steps are still there": lambda: play(x, y, steps, lr, stale=True),
        "b was moved by a gradient taken after w had moved": lambda: play(x, y, steps, lr, sequential=True),
        "the losses are those after each step, not before it": lambda: play(x, y, steps, lr, late=True),
        "this goes uphill: subtract": lambda: play(x, y, steps, -lr),
        "the step is half as long as it should be: the slope of a square has a factor 2": lambda: play(
            x, y, steps, lr, factor=0.5
        ),
        "the sum of the squares was used where their mean is asked for": lambda: (
            *play(x, y, steps, lr * n)[:2],
            [n * loss for loss in play(x, y, steps, lr * n)[2]],
        ),
        "one step too few": lambda: play(x, y, steps - 1, lr),
        "one step too many": lambda: play(x, y, steps + 1, lr),
        "w and b did not move": lambda: (0.0, 0.0, [play(x, y, 1, lr)[2][0]] * steps),
        "only the last loss was returned: a list of all is wanted": lambda: (
            *play(x, y, steps, lr)[:2],
            play(x, y, steps, lr)[2][-1],
        ),
        "w and b are in the wrong order": lambda: (play(x, y, steps, lr)[1], *play(x, y, steps, lr)[::2]),
    }


NUMBERS = {
    "a tensor came back, with its graph behind it: .item() makes it a number": lambda got: any(
        isinstance(one, torch.Tensor) for one in (*got[:2], *got[2])
    )
}
BROKEN = {
    "does not require grad": (
        "nothing was recorded: w and b need requires_grad=True, and no_grad is for the update only"
    ),
    "NoneType": (
        "a .grad is None: none is there before the first backward(), nor where w or b is no leaf any more"
    ),
}


def draw_points(count):
    """Points around a line."""
    x = torch.randn(count)
    return x, 3 * x - 1.5 + torch.randn(count) / 4


@task("s04_autograd.fit_line")
@cases(count=[1, 2, 7], steps=[1, 2, 5], lr=[0.0625, 0.25])
def test_fit_line_takes_the_steps(student, reference, count, steps, lr):
    """w, b and the losses are those of plain gradient descent on the mean squared error."""
    x, y = draw_points(count)
    expect(student.fit_line(x, y, steps, lr), raised=BROKEN).like(
        lambda: play(x, y, steps, lr), unless=mistakes(x, y, steps, lr), when=NUMBERS, rtol=1e-4, atol=1e-5
    )


@task("s04_autograd.fit_line")
@cases(x_shape=[(6,), (6, 1)], y_shape=[(6,), (6, 1)])
def test_fit_line_takes_rows_and_columns(student, reference, x_shape, y_shape):
    """Each of x and y may have shape (n,) or (n, 1)."""
    x, y = draw_points(6)
    expect(student.fit_line(x.reshape(x_shape), y.reshape(y_shape), 3, 0.125), raised=BROKEN).like(
        lambda: play(x, y, 3, 0.125), unless=mistakes(x, y, 3, 0.125), when=NUMBERS, rtol=1e-4, atol=1e-5
    )


@task("s04_autograd.fit_line")
def test_fit_line_may_take_no_step(student, reference):
    """Without steps w and b are 0.0 and there are no losses."""
    expect(student.fit_line(*draw_points(4), 0, 0.1)).like((0.0, 0.0, []), when=NUMBERS)


@task("s04_autograd.fit_line")
def test_fit_line_finds_the_line(student, reference):
    """Many steps lead to the line that the points lie on; x and y are not changed."""
    values = torch.linspace(-1, 2, 9)
    x, y = student.send(values), student.send(2 * values - 3)
    fitted = student.fit_line(x, y, 300, 0.25)
    expect(fitted, raised=BROKEN, draw=lambda got: show_curve("loss", got[2])).satisfies(
        lambda got: abs(got[0] - 2) < 1e-3 and abs(got[1] + 3) < 1e-3 and got[2][-1] < 1e-5 < got[2][0],
        says="w near 2, b near -3, losses that fall to nearly nothing",
    )
    expect(x).unchanged(values)
    expect(y).unchanged(2 * values - 3)
