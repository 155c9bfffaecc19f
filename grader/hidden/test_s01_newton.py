"""Hidden checks of section 1, third part: Newton's way to a root."""

import math
from itertools import pairwise, product

import torch

from grader.author import cases, expect, is_tensor, task

A_TENSOR = {"a tensor came back: .item() makes a Python float of it": is_tensor}
STRAYED = "Newton's way leads to a root from here, but this took another way: is the slope the one at each x?"
NEAR = {"rtol": 1e-9, "atol": 1e-9}

FUNCTIONS = {  # the formula for tensors, the same for floats, its slope
    "cubic": (lambda x: x**3 - 2 * x - 5, lambda x: x**3 - 2 * x - 5, lambda x: 3 * x * x - 2),
    "cosine": (lambda x: torch.cos(x) - x, lambda x: math.cos(x) - x, lambda x: -math.sin(x) - 1),
    "exponential": (lambda x: torch.exp(x) - 3, lambda x: math.exp(x) - 3, math.exp),
    "line": (lambda x: 7 - 4 * x, lambda x: 7 - 4 * x, lambda x: -4.0),
}


# The first of these tells mistakes apart: its steps are small long before the function is.
WAYS = [
    ("exponential", 3.0, 1.0),
    *product(FUNCTIONS, [3.0, 1.25, 2.5], [2.0, 0.1, 1e-4, 1e-10]),
]


def way(name, start, steps=12, slope_of=None):
    """The points of Newton's way; `slope_of(slope, points)` is the slope that a mistake would use."""
    _, value, slope = FUNCTIONS[name]
    points = [float(start)]
    for _ in range(steps):
        used = slope_of(slope, points) if slope_of else slope(points[-1])
        points.append(points[-1] - value(points[-1]) / used)
    return points


def first(name, points, good):
    """Where along the points the function is good enough."""
    found = next((n for n, x in enumerate(points) if good(FUNCTIONS[name][1](x))), None)
    if found is None:
        raise ValueError("this way never gets there")
    return found


def chosen(name, points, tolerance):
    """The first point that is good enough."""
    return points[first(name, points, lambda value: abs(value) <= tolerance)]


def astray(name, start, tolerance, slope_of):
    """The point that a mistake would choose, on the way that it takes."""
    try:
        return chosen(name, way(name, start, 45, slope_of), tolerance)
    except ArithmeticError:
        raise ValueError("this way leads out of the numbers") from None


def small_step(points, tolerance):
    """Where the way is when its steps have become small."""
    return next((new for old, new in pairwise(points) if abs(new - old) <= tolerance), math.nan)


def mistaken_roots(name, start, tolerance):
    points = way(name, start)
    at = first(name, points, lambda value: abs(value) <= tolerance)
    return {
        "gradients add up: the slopes of earlier rounds are still in .grad": lambda: astray(
            name, start, tolerance, lambda slope, been: sum(map(slope, been))
        ),
        "the slope at the start was used in every round: it is wanted at the x of each": lambda: astray(
            name, start, tolerance, lambda slope, been: slope(been[0])
        ),
        "the sign counts here: compare the absolute value of f(x) with the tolerance": lambda: points[
            first(name, points, lambda value: value <= tolerance)
        ],
        "one step too far: stop at the first x that is good enough": lambda: points[at + 1],
        "one step short: the x before the last step came back": lambda: points[at - 1],
        "the size of the step was compared with the tolerance, not f(x)": lambda: small_step(
            points, tolerance
        ),
        "the start came back": lambda: points[0],
        "all of max_steps were taken: stop at the first x that is good enough": lambda: points[-1],
        "this is f(x), not x": lambda: FUNCTIONS[name][1](points[at]),
    }


def barely(name, start, tolerance):
    """It is the right number, but to a few digits only, and far from the next on the way."""
    points = way(name, start, 13)
    at = first(name, points, lambda value: abs(value) <= tolerance)
    room = abs(points[at + 1] - points[at]) / 100
    return lambda got: isinstance(got, float) and abs(got - points[at]) <= room


@task("s01_introduction.newton_root")
@cases(where=WAYS)
def test_newton_root_is_the_first_x_good_enough(student, reference, where):
    """The result is the first x on Newton's way at which the function is within the tolerance of zero."""
    name, start, tolerance = where
    few = "right to a few digits only: float32 somewhere, or a numerical slope"
    got = student.newton_root(student.function(FUNCTIONS[name][0]), start, tolerance)
    expect(got, raised={"RuntimeError": STRAYED}).number_close_to(
        chosen(name, way(name, start), tolerance),
        when=A_TENSOR | {few: barely(name, start, tolerance)},
        unless=mistaken_roots(name, start, tolerance),
        **NEAR,
    )


@task("s01_introduction.newton_root")
@cases(start=[2, 2.0])
def test_newton_root_may_be_the_start(student, reference, start):
    """A start that is good enough is the answer, as a float, even where no step is allowed or the slope is zero."""
    slope = "the start is good enough already: look before you step"
    for formula in (lambda x: x - 2, lambda x: (x - 2) ** 2):
        got = student.newton_root(student.function(formula), start, 1e-6, 0)
        expect(got, raised={"RuntimeError|ZeroDivisionError": slope}).equals(
            2.0, when=A_TENSOR | {"an int came back: a float is wanted": lambda got: type(got) is int}
        )
    got = student.newton_root(student.function(lambda x: (x - 2) ** 2), start)
    expect(got, raised={"RuntimeError|ZeroDivisionError": slope}).equals(2.0, when=A_TENSOR)


@task("s01_introduction.newton_root")
@cases(name=["cubic", "cosine", "line"], tolerance=[0.1, 1e-10])
def test_newton_root_takes_max_steps_at_most(student, reference, name, tolerance):
    """As many steps as are needed suffice, and with one step fewer a RuntimeError is raised."""
    points = way(name, 3.0, 30)
    needed = first(name, points, lambda value: abs(value) <= tolerance)
    function = student.function(FUNCTIONS[name][0])
    refused = "max_steps steps are enough on Newton's way: is the slope right, and does a look follow the last step?"
    got = student.newton_root(function, 3.0, tolerance, max_steps=needed)
    expect(got, raised={"RuntimeError": refused}).number_close_to(
        points[needed], when=A_TENSOR, unless=mistaken_roots(name, 3.0, tolerance), **NEAR
    )
    expect(student.newton_root(function, 3.0, tolerance, max_steps=needed - 1)).raises(
        "RuntimeError",
        when={
            "the last x came back although it is not good enough: raise RuntimeError": lambda outcome: (
                outcome.failure is None and abs(float(outcome.value) - points[needed - 1]) < 1e-6
            ),
            "more than max_steps steps were taken": lambda outcome: (
                outcome.failure is None and abs(float(outcome.value) - points[needed]) < 1e-6
            ),
        },
    )


@task("s01_introduction.newton_root")
def test_newton_root_takes_fifty_steps_unless_told(student, reference):
    """Without further arguments the tolerance is 1e-10 and 50 steps are allowed."""
    slow = student.function(lambda x: x**4)  # every step takes a quarter away: |x| must come down to 0.00316
    fifty = {"RuntimeError": "50 steps are allowed, unless told otherwise, and a look after the last"}
    expect(student.newton_root(slow, 1.0), raised=fifty).number_close_to(0.75**21, when=A_TENSOR, **NEAR)
    expect(student.newton_root(slow, 0.0031 / 0.75**50), raised=fifty).number_close_to(
        0.0031, when=A_TENSOR, rtol=1e-7
    )
    expect(student.newton_root(slow, 0.0031 / 0.75**51)).raises(
        "RuntimeError", when={"50 steps are the most, unless told otherwise": lambda got: got.failure is None}
    )


@task("s01_introduction.newton_root")
def test_newton_root_refuses_a_slope_of_zero(student, reference):
    """Where the slope is zero and the function is not, a RuntimeError is raised."""
    away = "the slope was zero: dividing by it leads to infinity, which is no root"
    for formula in (lambda x: 1 / (x * x + 1), lambda x: x * x + 1, lambda x: torch.exp(-(x**2))):
        expect(student.newton_root(student.function(formula), 0.0)).raises(
            "RuntimeError",
            when={away: lambda outcome: outcome.failure is None or "ZeroDiv" in outcome.failure.kind},
        )


@task("s01_introduction.newton_root")
@cases(start=[0.5, 1.0, -3.0])
def test_newton_root_refuses_what_has_no_root(student, reference, start):
    """Where the way never gets there, a RuntimeError ends it."""
    expect(student.newton_root(student.function(lambda x: x * x + 1), start, max_steps=20)).raises(
        "RuntimeError", when={"there is no root, yet one came back": lambda outcome: outcome.failure is None}
    )
