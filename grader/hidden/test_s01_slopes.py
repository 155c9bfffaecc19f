"""Hidden checks of section 1, second part: the slope of a function, and a graph that a loop builds."""

import math

import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, is_tensor, task, tensors

A_TENSOR = {"a tensor came back: .item() makes a Python float of it": is_tensor}
NEAR = {"rtol": 1e-9, "atol": 1e-9}
FEW = "right to a few digits only: a float32 tensor, or a numerical slope (f(x + h) - f(x)) / h"

# derivative

FUNCTIONS = {
    "cubic": (lambda x: x**3 - 4 * x, lambda x: 3 * x**2 - 4),
    "product": (lambda x: torch.sin(x) * x, lambda x: math.cos(x) * x + math.sin(x)),
    "quotient": (lambda x: x / (x * x + 1), lambda x: (1 - x * x) / (x * x + 1) ** 2),
    "wave": (lambda x: torch.sin(1000 * x), lambda x: 1000 * math.cos(1000 * x)),
    "branches": (lambda x: torch.where(torch.lt(x, 0.3), -5 * x, x * x), lambda x: -5 if x < 0.3 else 2 * x),
    "sum": (
        lambda x: (x * torch.arange(4.0, dtype=torch.float64)).exp().sum(),
        lambda x: sum(n * math.exp(n * x) for n in range(4)),
    ),
}


def barely(right):
    """It is the right number to a few digits and no more."""
    return lambda got: isinstance(got, float) and abs(got - right) <= 1e-4 * max(1, abs(right))


@task("s01_introduction.derivative")
@given(x=st.integers(-24, 24).map(lambda eighths: eighths / 8 + 0.063), examples=12)
def test_derivative_is_right_to_double_precision(student, reference, x):
    """The result is the derivative at x, right to float64's rounding."""
    for formula, slope in FUNCTIONS.values():
        right = float(slope(x))
        value = formula(torch.tensor(x, dtype=torch.float64)).item()
        expect(student.derivative(student.function(formula), x)).number_close_to(
            right,
            when=A_TENSOR | {FEW: barely(right)},
            unless={
                "this is the function's value, not its slope": lambda value=value: value,
                "this is the slope times x": lambda right=right: right * x,
                "this is f(x) / x, the slope of a line through the origin": lambda value=value: value / x,
                "the sign is wrong": lambda right=right: -right,
            },
            **NEAR,
        )


@task("s01_introduction.derivative")
@cases(x=[2, -3, 0])
def test_derivative_takes_integers(student, reference, x):
    """An int is as good as a float for x."""
    raised = {
        "nly Tensors of floating point": "integers cannot require gradients: make a float64 tensor of x"
    }
    expect(student.derivative(student.function(lambda x: x * x * x - x), x), raised=raised).number_close_to(
        3.0 * x * x - 1, when=A_TENSOR, **NEAR
    )


@task("s01_introduction.derivative")
@cases(x=[0.7, -1.9, 3.3])
def test_derivative_is_what_autograd_says(student, reference, x):
    """What the function detaches counts as a constant."""
    numerical = "a numerical slope also sees what is detached: ask autograd"
    expect(student.derivative(student.function(lambda x: x * x.detach()), x)).number_close_to(
        x,
        when=A_TENSOR | {numerical: lambda got: abs(got - 2 * x) < 1e-2, FEW: barely(x)},
        **NEAR,
    )


@task("s01_introduction.derivative")
@cases(x=[0.0, 2.5])
def test_derivative_of_a_constant_is_zero(student, reference, x):
    """A function that does not use its argument has the derivative 0.0, whatever else it uses."""
    weight = torch.tensor(3.0, dtype=torch.float64, requires_grad=True)
    cause = "a function that does not use its argument is constant: its slope is 0.0"
    raised = {"does not require grad": cause, "NoneType|not have been used": cause}
    for formula in (lambda x: torch.tensor(7.0), lambda x: torch.exp(weight), lambda x: x.detach() * weight):
        expect(student.derivative(student.function(formula), x), raised=raised).equals(
            0.0,
            when=A_TENSOR
            | {cause: lambda got: got is None, "the slope is 0.0, a float": lambda got: got == 0},
        )


@task("s01_introduction.derivative")
def test_derivative_begins_afresh_at_every_call(student, reference):
    """The same question asked three times, and another one after it, are answered the same each time."""
    square, cube = student.function(lambda x: x * x), student.function(lambda x: x * x * x)
    answers = [
        student.derivative(f, x) for f, x in [(square, 3.0), (square, 3.0), (cube, 3.0), (square, 5.0)]
    ]
    total = 0.0
    for answer, right in zip(answers, [6.0, 6.0, 27.0, 10.0], strict=True):
        total += right
        adds = {
            "gradients add up: a leaf was used again without clearing its .grad": lambda total=total: total
        }
        expect(answer).number_close_to(right, when=A_TENSOR, unless=adds, **NEAR)


# dynamic_power

UNREACHED = "numbers between -1 and 1 never grow: raise ValueError instead of going round"


def first_power(
    x, limit, size=lambda power: power.abs().max().item(), reached=lambda size, limit: size >= limit
):
    """The first k with x to the k large enough, for a certain notion of size; gives up at 60."""
    found = next((k for k in range(1, 60) if reached(size(x**k), limit)), None)
    if found is None:
        raise ValueError("no power of these numbers is ever that large")
    return found


def squared(x, limit):
    """Squares again and again."""
    while x.abs().max() < limit:
        x = x * x
    return x


def each_alone(x, limit):
    """Every entry to a power of its own."""
    return torch.stack([one ** first_power(one, limit) for one in x.flatten()]).reshape(x.shape)


def over(size, limit):
    return size > limit


SIZES = {
    "a sum, or a norm, was compared with the limit: the largest entry counts": lambda power: (
        power.sum().item()
    ),
    "the absolute values were added up: the largest one counts": lambda power: power.abs().sum().item(),
    "a norm, or a sum, was compared with the limit: the largest entry counts": lambda power: (
        power.norm().item()
    ),
    "all entries were wanted at the limit: one is enough": lambda power: power.abs().min().item(),
    "the mean was compared with the limit, not the largest entry": lambda power: power.abs().mean().item(),
}


def mistaken_powers(x, limit):
    k = first_power(x, limit)
    wrong = {cause: (lambda size=size: x ** first_power(x, limit, size)) for cause, size in SIZES.items()}
    one_more = "one factor too many: `at least` the limit is enough, and absolute values are compared"
    return (
        {one_more: lambda: x ** (k + 1)}
        | wrong
        | {
            "one factor too few: go on while the largest entry is below the limit": lambda: x ** (k - 1),
            "every round squares what it has: multiply by x": lambda: squared(x, limit),
            "every round adds x: multiply by it": lambda: x * math.ceil(limit / x.abs().max().item()),
            "every entry went its own way: all get the same power": lambda: each_alone(x, limit),
            "the number of rounds does not depend on the numbers: this is x*x": lambda: x**2,
            "the number of rounds does not depend on the numbers: this is x*x*x": lambda: x**3,
            "this is how many factors there are, not the power": lambda: k,
            "signs are lost: only the comparison wants absolute values": lambda: x.abs() ** k,
        }
    )


def powers(dtype):
    """Tensors, of which at least one entry grows, in odd layouts."""
    drawn = tensors(st.sampled_from([(), (1,), (4,), (2, 3)]), dtype)
    return drawn.filter(lambda x: x.abs().max() >= 1.5)


@task("s01_introduction.dynamic_power")
@given(
    x=st.sampled_from([torch.float32, torch.float64]).flatmap(powers),
    limit=st.sampled_from([0.4, 2.3, 30.7, 100.1]),
    examples=40,
    edges=[
        {"x": torch.tensor([1.375, 1.125, -1.375, -1.5]), "limit": 30.1},  # tells mistakes apart
        {"x": torch.tensor([-3.0, 1.25]), "limit": 20.3},
        {"x": torch.tensor([2.0, 1.9, -1.75]), "limit": 14.2},
        {"x": torch.tensor(1.5, dtype=torch.float64), "limit": 1e3},
    ],
)
def test_dynamic_power_is_the_first_large_enough(student, reference, x, limit):
    """The result is the first power of x with an entry of at least the limit."""
    expect(student.dynamic_power(x, limit)).close_to(
        x ** first_power(x, limit), unless=mistaken_powers(x, limit), rtol=1e-5
    )


@task("s01_introduction.dynamic_power")
@cases(sign=[1.0, -1.0], limit=[2.0, 8.0, 32.0, 0.5])
def test_dynamic_power_stops_at_the_limit(student, reference, sign, limit):
    """An entry that equals the limit is large enough."""
    x = sign * torch.tensor([2.0, 0.5])
    expect(student.dynamic_power(x, limit)).close_to(
        x ** first_power(x, limit), unless=mistaken_powers(x, limit)
    )


@task("s01_introduction.dynamic_power")
@cases(limit=[1.0, 5.0, 50.0, 300.0], dtype=[torch.float32, torch.float64])
def test_dynamic_power_is_in_the_graph(student, reference, limit, dtype):
    """Backward through k factors gives k times the power k - 1, and so on for the second derivative."""
    values = torch.tensor([[1.75, -0.5, 2.25], [-1.25, 0.0, 1.0]], dtype=dtype)
    x, k = student.send(values).requires_grad_(), first_power(values, limit)
    cut = "the graph is cut: .item(), .detach() or no_grad took the numbers out of it"
    lost = {"does not require grad|not have been used|NoneType|is not iterable": cut}
    (first,) = slopes_of(student, student.dynamic_power(x, limit), x)
    expect(first, raised=lost).close_to(
        k * values ** (k - 1),
        unless={
            "only one of the factors is in the graph: the others were detached": lambda: values ** (k - 1),
        },
        rtol=1e-4,
    )
    if k > 1:
        (second,) = slopes_of(student, first, x)
        expect(second, raised=lost).close_to(k * (k - 1) * values ** max(k - 2, 0), rtol=1e-4)


def slopes_of(student, y, x):
    """The gradient of the sum of y in x, in the jail, with a graph of its own."""
    return [student.torch.autograd.grad(y.sum(), x, create_graph=True)[0]]


@task("s01_introduction.dynamic_power")
@cases(values=[[0.5, -0.75], [1.0, -1.0, 0.0], [0.0], [-1.0]], limit=[1.25, 100.0])
def test_dynamic_power_refuses_what_never_grows(student, reference, values, limit):
    """Where no power reaches the limit a ValueError is raised."""
    expect(student.dynamic_power(torch.tensor(values), limit)).raises(
        "ValueError", when={UNREACHED: lambda outcome: outcome.failure is None}
    )


@task("s01_introduction.dynamic_power")
@cases(values=[[0.5, -0.75], [1.0, -1.0, 0.0], [-1.0]], limit=[0.7, 0.75])
def test_dynamic_power_takes_small_numbers(student, reference, values, limit):
    """Numbers that need not grow, because one of them is at the limit already, are their own answer."""
    cause = "these numbers are large enough as they are: compare with the limit before refusing them"
    x = torch.tensor(values)
    expect(student.dynamic_power(x, limit), raised={"ValueError": cause}).close_to(
        x, unless=mistaken_powers(x, limit)
    )


@task("s01_introduction.dynamic_power")
@cases(limit=[1.0, 40.0])
def test_dynamic_power_leaves_its_input_alone(student, reference, limit):
    """The numbers of x are kept, and where it requires no gradient neither does the result."""
    values = torch.tensor([[1.5, -2.0], [0.25, 3.0], [1.0, 0.0]]).T
    x = student.send(values)
    power = student.dynamic_power(x, limit)
    expect(power).close_to(values ** first_power(values, limit), unless=mistaken_powers(values, limit))
    expect(x).unchanged(
        values, cause="x was changed in place: power *= x works on x itself in the first round"
    )
    switched = {"a gradient was asked for that nobody wanted": lambda got: got is True}
    expect(power.requires_grad).equals(False, when=switched)
    expect(x.requires_grad).equals(False, when=switched)
