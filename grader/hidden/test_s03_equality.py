"""Hidden checks of section 3: when two tensors of floats count as equal."""

import math

import torch

from grader.author import cases, expect, task

NOT_A_BOOL = {
    "a tensor came back, not a Python bool: say bool(…)": lambda got: (
        isinstance(got, torch.Tensor) and got.ndim == 0
    ),
    "one answer for each element came back: put them together with all()": lambda got: (
        isinstance(got, torch.Tensor) and got.ndim > 0
    ),
}
BROADCAST = {
    "must match|broadcast": "tensors of different shapes are not equal: compare the shapes first",
    "ambiguous": "Python's `and` and `if` want one truth value: reduce with all() first",
}


@task("s03_tensors.almost_equal")
@cases(dtype=[torch.float32, torch.float64], value=[0.3, -1000.0, 1e-3])
def test_almost_equal_forgives_the_last_bit(student, reference, dtype, value):
    """A difference in the last bit does not count."""
    x = torch.tensor([1.0, value, 2.0], dtype=dtype)
    y = x.nextafter(torch.full_like(x, math.inf))
    expect(student.almost_equal(x, y)).equals(
        expected=True,
        when={
            "the last bit counted: `==` allows nothing, and large numbers need `rtol`": lambda got: (
                got is False
            )
        }
        | NOT_A_BOOL,
    )


@task("s03_tensors.almost_equal")
@cases(
    case=[
        (1.009, 1.0, 1e-2, 0.0, True),
        (1.012, 1.0, 1e-2, 0.0, False),
        (0.991, 1.0, 1e-2, 0.0, True),
        (0.988, 1.0, 1e-2, 0.0, False),
        (-5.06, -5.0, 1e-2, 0.0, False),
        (-5.04, -5.0, 1e-2, 0.0, True),
        (0.09, 0.0, 0.0, 0.1, True),
        (0.12, 0.0, 0.0, 0.1, False),
        (-0.12, 0.0, 0.0, 0.1, False),
        (1.5, 1.0, 0.0, 0.5, True),  # exactly at the bound
        (1.0, 1.0, 0.0, 0.0, True),
        (11.9, 10.0, 0.1, 1.0, True),  # both tolerances together
        (12.1, 10.0, 0.1, 1.0, False),
    ]
)
def test_almost_equal_applies_the_tolerances(student, reference, case):
    """Elements count as the same if |a - b| <= atol + rtol * |b|."""
    a, b, rtol, atol, answer = case
    x, y = torch.tensor([a], dtype=torch.float64), torch.tensor([b], dtype=torch.float64)
    expect(student.almost_equal(x, y, rtol=rtol, atol=atol)).equals(
        answer,
        when=NOT_A_BOOL
        | {
            "the bound itself still counts as equal": lambda got: got is (abs(a - b) < atol + rtol * abs(b)),
            "the difference needs its absolute value": lambda got: got is (a - b <= atol + rtol * abs(b)),
            "the size of b needs its absolute value": lambda got: got is (abs(a - b) <= atol + rtol * b),
            "`rtol` is ignored": lambda got: got is (abs(a - b) <= atol),
            "`atol` is ignored": lambda got: got is (abs(a - b) <= rtol * abs(b)),
            "the larger tolerance was taken, not their sum": lambda got: (
                got is (abs(a - b) <= max(atol, rtol * abs(b)))
            ),
        },
    )


@task("s03_tensors.almost_equal")
@cases(case=[(1.0, 2.0, False), (2.0, 1.0, True), (-2.0, -1.0, True), (-1.0, -2.0, False)])
def test_almost_equal_measures_by_the_second(student, reference, case):
    """`rtol` is relative to the elements of y."""
    a, b, swapped = case
    expect(student.almost_equal(torch.tensor([a]), torch.tensor([b]), rtol=0.75, atol=0.0)).equals(
        not swapped,
        when={"`rtol` is relative to y, the second tensor": lambda got: got is swapped} | NOT_A_BOOL,
    )


@task("s03_tensors.almost_equal")
@cases(
    case=[
        (1 + 0.9e-5, 1.0),
        (1 + 1.2e-5, 1.0),
        (1 - 1.2e-5, 1.0),
        (0.9e-8, 0.0),
        (1.2e-8, 0.0),
        (1.2e-3, 0.0),
    ]
)
def test_almost_equal_has_defaults(student, reference, case):
    """Without tolerances, rtol is 1e-5 and atol 1e-8."""
    x, y = (torch.tensor([value], dtype=torch.float64) for value in case)
    expect(student.almost_equal(x, y)).equals(lambda: reference.almost_equal(x, y), when=NOT_A_BOOL)


@task("s03_tensors.almost_equal")
@cases(place=[(0, 0), (1, 2), (2, 3)], size=[0.5, -0.5])
def test_almost_equal_looks_at_every_element(student, reference, place, size):
    """One element that is off makes the tensors different."""
    x = torch.zeros(3, 4)
    y = x.clone()
    y[place] += size
    expect(student.almost_equal(x, y)).equals(
        expected=False,
        when={"one element that is off must decide: all elements have to agree": lambda got: got is True}
        | NOT_A_BOOL,
    )


@task("s03_tensors.almost_equal")
def test_almost_equal_lets_nothing_cancel(student, reference):
    """Differences of opposite sign do not make up for each other."""
    x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([2.0, 1.0, 3.0])
    expect(student.almost_equal(x, y)).equals(
        expected=False, when={"sums and means let differences cancel": lambda got: got is True} | NOT_A_BOOL
    )


@task("s03_tensors.almost_equal")
@cases(
    shapes=[((4, 1), (4,)), ((1,), ()), ((2, 3), (3, 2)), ((2, 3), (6,)), ((3,), (2, 3)), ((0, 3), (0, 2))]
)
def test_almost_equal_compares_shapes(student, reference, shapes):
    """Tensors of different shapes are not equal."""
    x, y = (torch.ones(shape) for shape in shapes)
    expect(student.almost_equal(x, y), raised=BROADCAST).equals(
        expected=False,
        when={"the shapes differ: torch.allclose broadcasts, so compare them first": lambda got: got is True}
        | NOT_A_BOOL,
    )


@task("s03_tensors.almost_equal")
@cases(shape=[(0,), (0, 3), (), (1, 1)])
def test_almost_equal_takes_any_size(student, reference, shape):
    """Two empty tensors of one shape are equal; so are two of one element."""
    expect(student.almost_equal(torch.ones(shape), torch.ones(shape)), raised=BROADCAST).equals(
        expected=True, when=NOT_A_BOOL
    )


@task("s03_tensors.almost_equal")
@cases(
    pair=[
        (math.inf, math.inf),
        (-math.inf, -math.inf),
        (math.inf, -math.inf),
        (1.0, math.inf),
        (math.inf, 1.0),
        (math.nan, math.nan),
        (math.nan, 1.0),
        (1.0, math.nan),
    ]
)
def test_almost_equal_knows_infinity_and_nan(student, reference, pair):
    """An infinity equals the infinity of its sign alone; NaN equals nothing."""
    x, y = (torch.tensor([0.0, value]) for value in pair)
    expect(student.almost_equal(x, y)).equals(
        lambda: reference.almost_equal(x, y),
        when={
            "NaN is equal to nothing, not even to NaN": lambda got: got is True and math.nan in pair,
            "an infinite bound lets everything through: an infinity equals itself alone": lambda got: (
                got is True
            ),
            "infinity minus infinity is NaN: equal infinities must be let through": lambda got: got is False,
        }
        | NOT_A_BOOL,
    )
