"""Hidden checks of section 11: `RNNCell` and `LSTMCell`, against PyTorch's own with the same weights."""

import math
from itertools import permutations

import torch
from torch import nn

from grader.author import cases, distinct_sides, expect, given, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}
NO_GRADIENT = "no gradient comes through: no detach(), .data or no_grad here; parameters are nn.Parameters"
GIVEN = [{"sizes": (1, 3, 4)}, {"sizes": (3, 1, 2)}, {"sizes": (4, 2, 1)}]
NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
STATE = {
    r"Missing key": "the four parameters must have the names of the prompt, and there must be no others",
    r"Unexpected key\(s\) in state_dict": (
        "all four parameters must be there, and registered: wrap them in nn.Parameter"
    ),
    r"size mismatch for weight": (
        "the weights must have the shapes of the prompt: (rows of the result, features), as in nn.Linear"
    ),
    r"size mismatch for bias": "the biases are to be of the shapes in the prompt",
    r"on device|same device|is on (cpu|meta)|meta": (
        "is all that forward uses, parameters and zeros for a missing state, on x's device?"
    ),
    r"same dtype|but found|expected .*dtype": (
        "parameters start as float32, and what forward makes, such as zeros for a missing state, is of x's dtype"
    ),
    r"does not require grad": NO_GRADIENT,
    r"missing \d required positional|NoneType": "without a state the cell starts from zeros",
}


def drawn_state(rows, n, m):
    shapes = ((rows, n), (rows, m), (rows,), (rows,))
    return {name: torch.randn(shape) / 2 for name, shape in zip(NAMES, shapes, strict=True)}


def loaded(cell, state):
    cell.load_state_dict(state)
    return cell


def looks_uniform(got, bound, slack):
    """Mean and spread of a uniform distribution in ±bound, up to `slack` of it; its edges nearly reached.

    Of 400 numbers with slack 0.2 the mean has 6.9 standard deviations of room and the spread 7.7, of 12,000
    with 0.05 both have more than nine: a right answer is refused with probability below 1e-10.
    """
    largest, spread = got.abs().max().item() / bound, got.std().item() / bound
    centred = abs(got.mean().item()) < slack * bound
    return centred and 1 - slack < largest < 1.0001 and abs(spread - 1 / math.sqrt(3)) < slack / 2


def expect_gradients(there, here, cell, twin):
    """The gradients of the inputs and of all parameters are those of PyTorch's cell."""
    inputs = zip(there[1:] + there[:1], here[1:] + here[:1], strict=True)  # the states first
    pairs = [*inputs, *((getattr(cell, name), getattr(twin, name)) for name in NAMES)]
    for theirs, mine in pairs:
        expect(theirs.grad, raised=STATE).close_to(
            mine.grad, when={NO_GRADIENT: lambda got: got is None}, **NEAR
        )


def expect_uniform_start(cell, other, bound, wrong_bound):
    """All four parameters of two new cells are uniform in ±bound, and drawn apart."""
    when = {
        "the numbers start at zero": lambda got: not got.any(),
        "only positive numbers: torch.rand draws from [0, 1); stretch and shift it": lambda got: (
            got.min() >= 0
        ),
        "normal numbers, as torch.randn draws: uniform ones are wanted": lambda got: (
            got.abs().max() > 2.3 * got.std() and got.mean().abs() < 0.25 * got.std()
        ),
        "the square root is missing: the interval is ±1/sqrt(hidden_size)": lambda got: (
            0.9 * bound**2 < got.abs().max() < 1.05 * bound**2
        ),
        "the interval is to be taken from hidden_size, and from nothing else": lambda got: (
            0.95 * wrong_bound < got.abs().max() <= wrong_bound
        ),
    }
    for name, slack in zip(NAMES, (0.05, 0.05, 0.2, 0.2), strict=True):
        start = getattr(cell, name)
        expect(start, raised=STATE).satisfies(
            lambda got, slack=slack: looks_uniform(got, bound, slack),
            says="numbers uniform in ±1/sqrt(hidden_size)",
            when=when,
        )
        expect(start - getattr(other, name)).satisfies(
            lambda got: got.abs().max() > 0.1 * bound,
            says="numbers drawn anew",
            when={"two cells start with the same numbers: no seed belongs into __init__": lambda got: True},
        )


# RNNCell


def step(state, x, h, bend=torch.tanh, inputs=1.0, states=1.0, ih=1.0, hh=1.0):
    """The new state, with each part weighted by what a mistake makes of it."""
    own = x @ state["weight_ih"].T * inputs + ih * state["bias_ih"]
    return bend(own + h @ state["weight_hh"].T * states + hh * state["bias_hh"])


RNN_MISTAKES = {
    "the tanh is missing": {"bend": lambda sums: sums},
    "ReLU stands where tanh is wanted": {"bend": torch.relu},
    "sigmoid stands where tanh is wanted": {"bend": torch.sigmoid},
    "bias_hh is not added": {"hh": 0.0},
    "bias_ih is not added": {"ih": 0.0},
    "neither bias is added": {"ih": 0.0, "hh": 0.0},
    "the old state is not used": {"states": 0.0},
    "bias_ih is added twice, bias_hh not at all": {"ih": 2.0, "hh": 0.0},
}


@task("s11_sequences.RNNCell")
@given(sizes=distinct_sides(3), edges=GIVEN)
def test_RNNCell_takes_one_step(student, reference, sizes):
    """With loaded weights the new state is PyTorch's."""
    b, n, m = sizes
    state, x, h = drawn_state(m, n, m), torch.randn(b, n), torch.randn(b, m)
    expect(loaded(student.RNNCell(n, m), state)(x, h), raised=STATE).close_to(
        lambda: loaded(nn.RNNCell(n, m), state)(x, h),
        unless={cause: lambda how=how: step(state, x, h, **how) for cause, how in RNN_MISTAKES.items()},
        **NEAR,
    )


@task("s11_sequences.RNNCell")
@cases(dtype=[torch.float32, torch.float64], explicit=[True, False])
def test_RNNCell_starts_from_zeros(student, reference, dtype, explicit):
    """Without a state, or with None, the old state is zeros, in the cell's dtype."""
    state, x = drawn_state(4, 3, 4), torch.randn(2, 3, dtype=dtype)
    cell, twin = (loaded(lib(3, 4), state).to(dtype) for lib in (student.RNNCell, nn.RNNCell))
    ones = torch.ones(2, 4, dtype=dtype)
    expect(cell(x, None) if explicit else cell(x), raised=STATE).close_to(
        lambda: twin(x), unless={"the missing state is to be zeros, not ones": lambda: twin(x, ones)}, **NEAR
    )


@task("s11_sequences.RNNCell")
def test_RNNCell_passes_gradients(student, reference):
    """Gradients reach the input, the old state and all four parameters, over two steps."""
    state, x, h, weighing = drawn_state(4, 3, 4), torch.randn(2, 3), torch.randn(2, 4), torch.randn(2, 4)
    cell, twin = loaded(student.RNNCell(3, 4), state), loaded(nn.RNNCell(3, 4), state)
    there = [student.send(value).requires_grad_() for value in (x, h)]
    here = [value.clone().requires_grad_() for value in (x, h)]
    (cell(there[0], cell(*there)) * weighing).sum().backward()
    (twin(here[0], twin(*here)) * weighing).sum().backward()
    expect_gradients(there, here, cell, twin)


@task("s11_sequences.RNNCell")
def test_RNNCell_starts_uniform(student, reference):
    """All parameters of a new cell are uniform in ±1/sqrt(hidden_size), drawn anew for each."""
    expect_uniform_start(student.RNNCell(30, 400), student.RNNCell(30, 400), 1 / 20, 1 / math.sqrt(30))


@task("s11_sequences.RNNCell")
@cases(explicit=[True, False])
def test_RNNCell_follows_to_the_meta_device(student, reference, explicit):
    """Moved to the meta device, the cell works there, without a state, too."""
    cell, zeros = student.RNNCell(3, 4).to("meta"), student.torch.zeros
    x, h = zeros(2, 3, device="meta"), zeros(2, 4, device="meta")
    expect(cell(x, h) if explicit else cell(x), raised=STATE).close_to(torch.empty(2, 4, device="meta"))


@task("s11_sequences.RNNCell")
def test_RNNCell_leaves_its_inputs_as_they_were(student, reference):
    """Neither x nor h is changed."""
    x0, h0 = torch.randn(2, 3), torch.randn(2, 4)
    x, h = student.send(x0), student.send(h0)
    student.RNNCell(3, 4)(x, h)
    expect(x, raised=STATE).unchanged(x0)
    expect(h).unchanged(h0)


# LSTMCell


def sums_of(state, x, h, ih=1.0, hh=1.0):
    return x @ state["weight_ih"].T + h @ state["weight_hh"].T + ih * state["bias_ih"] + hh * state["bias_hh"]


def lstm_step(state, x, h, c, order="ifgo", **biases):
    """The new states, where the quarters stand for the gates in another `order`."""
    quarters = dict(zip(order, sums_of(state, x, h, **biases).chunk(4, 1), strict=True))
    i, f, o = (torch.sigmoid(quarters[gate]) for gate in "ifo")
    c = f * c + i * torch.tanh(quarters["g"])
    return o * torch.tanh(c), c


def lstm_variant(state, x, h, c, variant):
    """The new states with one mistake in the formulas."""
    i, f, g, o = sums_of(state, x, h).chunk(4, 1)
    candidate = g.sigmoid() if variant == "gate" else g if variant == "bare" else g.tanh()
    kept = c if variant == "remember" else f.sigmoid() * c
    new = kept + i.sigmoid() * candidate
    if variant == "mixed":
        new = f.sigmoid() * c + (1 - f.sigmoid()) * candidate
    shown = {"show": new, "old": c.tanh(), "squash": new.sigmoid()}.get(variant, new.tanh())
    return o.sigmoid() * shown, new


QUARTERS = {
    r"values to unpack|must match the size|broadcast": "the four quarters lie side by side: cut along axis 1"
}
VARIANTS = {
    "the candidate g passes through tanh, not through a sigmoid": "gate",
    "the candidate g passes through tanh: it is missing": "bare",
    "the forget gate is not used": "remember",
    "the new cell state passes through tanh before it is shown: it is missing": "show",
    "the new hidden state shows the new cell state, not the old one": "old",
    "the new cell state passes through tanh, not through a sigmoid, before it is shown": "squash",
    "the input gate is not used: this is a GRU's mixture": "mixed",
}


def lstm_mistakes(state, x, h, c):
    """What known mistakes would give."""
    right = lstm_step(state, x, h, c)
    found = {
        "the results are in the other order: (h, c)": lambda: right[::-1],
        "the old states are taken in the other order: (h, c)": lambda: lstm_step(state, x, c, h),
        "bias_hh is not added": lambda: lstm_step(state, x, h, c, hh=0.0),
        "bias_ih is not added": lambda: lstm_step(state, x, h, c, ih=0.0),
        "neither bias is added": lambda: lstm_step(state, x, h, c, ih=0.0, hh=0.0),
        "one h came back twice: the new c is wanted": lambda: (right[0], right[0]),
    }
    for order in set(permutations("ifgo")) - {tuple("ifgo")}:
        cause = f"the quarters are i, f, g, o in this order, not {', '.join(order)}"
        found[cause] = lambda order=order: lstm_step(state, x, h, c, order)
    return found | {
        cause: lambda variant=variant: lstm_variant(state, x, h, c, variant)
        for cause, variant in VARIANTS.items()
    }


@task("s11_sequences.LSTMCell")
@given(sizes=distinct_sides(3), edges=GIVEN)
def test_LSTMCell_takes_one_step(student, reference, sizes):
    """With loaded weights the new states are PyTorch's."""
    b, n, m = sizes
    state, x, h, c = drawn_state(4 * m, n, m), torch.randn(b, n), torch.randn(b, m), torch.randn(b, m)
    expect(loaded(student.LSTMCell(n, m), state)(x, (h, c)), raised=STATE | QUARTERS).like(
        lambda: loaded(nn.LSTMCell(n, m), state)(x, (h, c)), unless=lstm_mistakes(state, x, h, c), **NEAR
    )


@task("s11_sequences.LSTMCell")
@cases(dtype=[torch.float32, torch.float64], explicit=[True, False])
def test_LSTMCell_starts_from_zeros(student, reference, dtype, explicit):
    """Without states, or with None, both old states are zeros, in the cell's dtype."""
    state, x = drawn_state(16, 3, 4), torch.randn(2, 3, dtype=dtype)
    cell, twin = (loaded(lib(3, 4), state).to(dtype) for lib in (student.LSTMCell, nn.LSTMCell))
    expect(cell(x, None) if explicit else cell(x), raised=STATE).like(lambda: twin(x), **NEAR)


@task("s11_sequences.LSTMCell")
def test_LSTMCell_passes_gradients(student, reference):
    """Gradients reach the input, the old states and all four parameters, over two steps."""
    state, weighing = drawn_state(16, 3, 4), torch.randn(2, 4)
    values = torch.randn(2, 3), torch.randn(2, 4), torch.randn(2, 4)
    cell, twin = loaded(student.LSTMCell(3, 4), state), loaded(nn.LSTMCell(3, 4), state)
    there = [student.send(value).requires_grad_() for value in values]
    here = [value.clone().requires_grad_() for value in values]
    for lstm, (x, h, c) in ((cell, there), (twin, here)):
        states = lstm(x, lstm(x, (h, c)))
        ((states[0] * weighing).sum() + (states[1] ** 2).sum()).backward()
    expect_gradients(there, here, cell, twin)


@task("s11_sequences.LSTMCell")
def test_LSTMCell_starts_uniform(student, reference):
    """All parameters of a new cell are uniform in ±1/sqrt(hidden_size), drawn anew for each."""
    expect_uniform_start(student.LSTMCell(30, 100), student.LSTMCell(30, 100), 1 / 10, 1 / math.sqrt(30))


@task("s11_sequences.LSTMCell")
@cases(explicit=[True, False])
def test_LSTMCell_follows_to_the_meta_device(student, reference, explicit):
    """Moved to the meta device, the cell works there, without states, too."""
    cell, zeros = student.LSTMCell(3, 4).to("meta"), student.torch.zeros
    x, h = zeros(2, 3, device="meta"), zeros(2, 4, device="meta")
    expect(cell(x, (h, h)) if explicit else cell(x), raised=STATE).like(
        (torch.empty(2, 4, device="meta"), torch.empty(2, 4, device="meta"))
    )


@task("s11_sequences.LSTMCell")
def test_LSTMCell_leaves_its_inputs_as_they_were(student, reference):
    """None of x, h and c is changed."""
    values = torch.randn(2, 3), torch.randn(2, 4), torch.randn(2, 4)
    x, h, c = map(student.send, values)
    student.LSTMCell(3, 4)(x, (h, c))
    for argument, original in zip((x, h, c), values, strict=True):
        expect(argument, raised=STATE).unchanged(original)
