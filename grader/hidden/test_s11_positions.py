"""Hidden checks of section 11: `PositionalEncoding`."""

import math

import torch

from grader.author import cases, distinct_sides, expect, given, nothing_raised, task

NEAR = {"rtol": 1e-4, "atol": 1e-4}  # at 50 steps a float32 angle is off by some millionths
RAISED = {
    r"must match the size|non-singleton|expanded size|can't assign|could not broadcast": (
        "look at the shapes: the table is (time, width), and its last column is a sine where the width is odd"
    ),
    r"on device|same device|is on (cpu|meta)|meta": (
        "the table did not follow to the module's device: register it as a buffer"
    ),
    r"does not require grad": "no gradient comes through: no detach(), .data or no_grad here",
}


def waves(steps, width, exponent=lambda pair, width: 2 * pair / width, first=0, base=10000.0, parity=0):
    """The table P in float64; the other arguments are for mistakes."""
    times = torch.arange(first, first + steps, dtype=torch.float64).unsqueeze(1)
    columns = torch.arange(width)
    rates = base ** -exponent(columns // 2, width).double()
    angles = times * rates
    return torch.where(columns % 2 == parity, angles.sin(), angles.cos())


def halves(steps, width):
    """All sines first, then all cosines."""
    table = waves(steps, width)
    return torch.cat([table[:, 0::2], table[:, 1::2]], dim=1)


def by_column(pair, width):
    """The column itself in the place of the pair's even one."""
    return torch.arange(width) / width


def mistakes(x):
    """What known mistakes would give."""
    b, t, width = x.shape
    found = {
        "the positions run along the batch: with the batch first time is axis 1": lambda: waves(
            b, width
        ).unsqueeze(1),
        "sines and cosines take turns: here all sines come first": lambda: halves(t, width),
        "cosines and sines are swapped: even columns are sines": lambda: waves(t, width, parity=1),
        "the first position is 0, not 1": lambda: waves(t, width, first=1),
        "a sine and its cosine share one rate: the exponent is that of the even column": lambda: waves(
            t, width, by_column
        ),
        "the exponent is 2i / width, with i the number of the pair: the 2 is missing": lambda: waves(
            t, width, lambda pair, width: pair / width
        ),
        "the exponent is 2i / width, with 2i the column: here it is doubled": lambda: waves(
            t, width, lambda pair, width: 4 * pair / width
        ),
        "the base is 10000": lambda: waves(t, width, base=1000.0),
        "the exponent is negative: later columns are to turn more slowly": lambda: waves(
            t, width, lambda pair, width: -2 * pair / width
        ),
    }
    rivals = {cause: lambda made=made: (x + made()).to(x.dtype) for cause, made in found.items()}
    return rivals | {
        "x is not there any more: the waves are added to it": lambda: (
            waves(t, width).expand_as(x).to(x.dtype)
        ),
        "nothing was added": lambda: x,
        "x was scaled by sqrt(width): that is not asked for": lambda: (
            x * math.sqrt(width) + waves(t, width)
        ).to(x.dtype),
        "the waves are added, x is not multiplied by them": lambda: (x * waves(t, width)).to(x.dtype),
    }


DROPOUT = {  # at time 0 the sines are zero
    "numbers are zero that should not be: dropout is not asked for": lambda got: (got[:, 1:] == 0).any()
}


@task("s11_sequences.PositionalEncoding")
@given(
    sizes=distinct_sides(3, high=9),
    edges=[
        {"sizes": (3, 40, 8)},
        {"sizes": (2, 5, 7)},
        {"sizes": (1, 1, 1)},
        {"sizes": (4, 4, 6)},
        {"sizes": (5, 2, 3)},
        {"sizes": (50, 50, 2)},
    ],
)
def test_PositionalEncoding_adds_waves_along_time(student, reference, sizes):
    """The waves of each position are added to every sequence, for even and odd widths."""
    x = torch.randn(sizes)
    expect(student.PositionalEncoding(sizes[2], max_length=60)(x), raised=RAISED).close_to(
        lambda: (x + waves(*sizes[1:])).float(), unless=mistakes(x), when=DROPOUT, **NEAR
    )


@task("s11_sequences.PositionalEncoding")
def test_PositionalEncoding_tells_positions_apart_and_samples_not(student, reference):
    """Shuffling the samples shuffles the results; shuffling the times does not."""
    encoding, x = student.PositionalEncoding(6), torch.randn(4, 4, 6)
    order = torch.tensor([2, 0, 3, 1])
    along = "the result depends on the place in the batch: time is axis 1"
    expect(encoding(x[order]) - encoding(x)[order], raised=RAISED).satisfies(
        lambda gap: gap.abs().max() < 1e-5,
        says="no difference",
        when={
            along: lambda gap: torch.allclose(gap, gap[:, :1].expand_as(gap), atol=1e-4)
        },  # at all times alike
    )
    expect(encoding(x[:, order]) - encoding(x)[:, order]).satisfies(
        lambda gap: gap.abs().max() > 0.1,
        says="a difference",
        when={"the result does not depend on the place in time": lambda gap: gap.abs().max() < 0.1},
    )


@task("s11_sequences.PositionalEncoding")
@cases(lengths=[(7, 7), (6, 7), (1, 1), (5000, None)])
def test_PositionalEncoding_takes_up_to_max_length(student, reference, lengths):
    """As many positions as max_length says are known; by default there are 5000."""
    steps, longest = lengths
    encoding = student.PositionalEncoding(4) if longest is None else student.PositionalEncoding(4, longest)
    x = torch.randn(2, steps, 4)
    few = {
        r"5000|must match|non-singleton|ValueError": "as many positions as max_length says are to be known"
    }
    expect(encoding(x), raised=few | RAISED).close_to(
        lambda: (x + waves(steps, 4)).float(), unless=mistakes(x), rtol=1e-4, atol=5e-4
    )


@task("s11_sequences.PositionalEncoding")
@cases(steps=[(8, 7), (9, 1), (5001, None)])
def test_PositionalEncoding_refuses_what_is_too_long(student, reference, steps):
    """More positions than max_length raise ValueError."""
    length, longest = steps
    encoding = student.PositionalEncoding(2) if longest is None else student.PositionalEncoding(2, longest)
    expect(encoding(torch.randn(2, length, 2))).raises(
        "ValueError", when={"a sequence longer than max_length went unnoticed": nothing_raised}
    )


@task("s11_sequences.PositionalEncoding")
def test_PositionalEncoding_has_no_parameters(student, reference):
    """Nothing in the module is trained."""
    holder = student.torch.nn.ParameterList([student.torch.zeros(1)])  # a vector needs one at least
    holder.encoding = student.PositionalEncoding(6)
    trained = "the table is a parameter, and would be trained: register_buffer it"
    expect(student.torch.nn.utils.parameters_to_vector(holder.parameters()).numel(), raised=RAISED).equals(
        1, when={trained: lambda got: got > 1}
    )


@task("s11_sequences.PositionalEncoding")
def test_PositionalEncoding_moves_as_a_whole(student, reference):
    """Moved to another dtype or device, the module works there."""
    x = torch.randn(2, 5, 6, dtype=torch.float64)
    kept = {"the dtype of x is to be kept: register the table as a buffer": lambda got: got.dtype != x.dtype}
    expect(student.PositionalEncoding(6).double()(x), raised=RAISED).close_to(
        lambda: x + waves(5, 6), when=kept, **NEAR
    )
    meta = student.PositionalEncoding(6).to("meta")
    there = student.torch.empty(2, 5, 6, device="meta")
    expect(meta(there), raised=RAISED).close_to(torch.empty(2, 5, 6, device="meta"))


@task("s11_sequences.PositionalEncoding")
def test_PositionalEncoding_passes_gradients_and_leaves_x_as_it_was(student, reference):
    """The gradient comes through as it is, and x is not changed, by two calls neither."""
    original = torch.randn(2, 5, 6)
    x = student.send(original)
    encoding = student.PositionalEncoding(6)
    encoding(x)
    expect(x, raised=RAISED).unchanged(original, cause="x was changed in place: x + …, not x += …")
    expect(encoding(x)).close_to(lambda: (original + waves(5, 6)).float(), **NEAR)
    leaf = student.send(original).requires_grad_()
    weighing = torch.randn(2, 5, 6)
    (encoding(leaf) * weighing).sum().backward()
    expect(leaf.grad, raised=RAISED).close_to(weighing)
