"""Hidden checks of section 12: `Dropout`.

Its input here has no zeros, so a zero in the output was dropped. Each statistic refuses a right answer with
probability 1e-8 at most (`share_is`), all of this file together with 4e-7.
"""

import torch

from grader.author import cases, expect, fetch, is_tensor, nothing_raised, share_is, task

RAISED = {
    r"has no attribute 'training'": "call super().__init__() first",
    r"on the same device|on device|is on (cpu|meta)": "the mask must be made on the device of x: torch.rand_like(x)",
    r"leaf Variable that requires|modified by an inplace": "the input was changed in place: make a new tensor",
    r"does not require grad": "no gradient reaches the input: is the output detached, or made under no_grad?",
    r"must have the same dtype|expected scalar type": "the dtype of the input is to be kept",
}
SHAPE = (200, 300)
EVEN = "each entry is to be dropped by a draw of its own"
NEAR = {"rtol": 1e-5, "atol": 1e-6}


def drawn(*shape):
    """Numbers from 1 to 2, of either sign."""
    return (1 + torch.rand(shape)) * torch.where(torch.rand(shape) < 0.5, -1.0, 1.0)


def share(got):
    return (got == 0).double().mean().item()


WRONG_SHARES = {
    "nothing was dropped": lambda got, p: p > 0 and share(got) == 0,
    "everything was dropped": lambda got, p: p < 1 and share(got) == 1,
    "p is the probability of dropping: here it is that of keeping": lambda got, p: share_is(got == 0, 1 - p),
    "p is not used: half of the entries were dropped": lambda got, p: share_is(got == 0, 0.5),
}


@task("s12_optimization.Dropout")
@cases(p=[0.2, 0.5, 0.9])
def test_Dropout_drops_the_share_p(student, reference, p):
    """In training mode each entry is zero with probability p."""
    expect(student.Dropout(p)(drawn(*SHAPE)), raised=RAISED).satisfies(
        lambda got: got.shape == SHAPE and share_is(got == 0, p),
        says=f"a tensor of shape {SHAPE} with about {p:.0%} zeros",
        when={cause: lambda got, fits=fits: fits(got, p) for cause, fits in WRONG_SHARES.items()},
    )


@task("s12_optimization.Dropout")
def test_Dropout_drops_half_by_default(student, reference):
    """Without an argument p is 0.5."""
    other = "the default of p is to be 0.5"
    expect(student.Dropout()(drawn(*SHAPE)), raised=RAISED).satisfies(
        lambda got: share_is(got == 0, 0.5),
        says="about half of the entries zero",
        when={other: lambda got: True},
    )


@task("s12_optimization.Dropout")
@cases(p=[0.2, 0.5, 0.9], dtype=[torch.float32, torch.float64])
def test_Dropout_scales_what_stays(student, reference, p, dtype):
    """Entries that stay are divided by 1 - p, in the dtype of the input."""
    x = drawn(40, 50).to(dtype)

    def scaled(factor):
        return lambda got: got.dtype == dtype and torch.allclose(got, torch.where(got == 0, 0, x * factor))

    expect(student.Dropout(p)(x), raised=RAISED).satisfies(
        lambda got: got.shape == x.shape and scaled(1 / (1 - p))(got),
        says=f"{dtype} entries that are 0 or x / (1 - p)",
        when={
            "wrong dtype: that of the input is to be kept": lambda got: got.dtype != dtype,
            "what stays was not scaled: divide by 1 - p": scaled(1.0),
            "what stays was divided by p: divide by 1 - p": scaled(1 / p),
            "what stays was multiplied by 1 - p: divide by it while training": scaled(1 - p),
            "what stays was multiplied by p: divide it by 1 - p": scaled(p),
            "what stays was scaled twice": scaled((1 - p) ** -2),
            "what stays was scaled as for p = 0.5": scaled(2.0),
        },
    )


def agreement(p):
    """How often two independent entries share their fate."""
    return p * p + (1 - p) ** 2


@task("s12_optimization.Dropout")
@cases(p=[0.2, 0.5])
def test_Dropout_draws_for_each_entry(student, reference, p):
    """Neighbours along each axis are dropped independently of each other."""
    expect(student.Dropout(p)(drawn(6, 100, 100)), raised=RAISED).satisfies(
        lambda got: (
            got.shape == (6, 100, 100) and all(shares_are_free(got == 0, p, axis) for axis in range(3))
        ),
        says="entries that are dropped independently",
        when={
            f"whole samples share one mask: {EVEN}": lambda got: ((got == 0) == (got[:1] == 0)).all(),
            f"whole rows are dropped together: {EVEN}": lambda got: ((got == 0) == (got[..., :1] == 0)).all(),
            f"all rows share one mask: {EVEN}": lambda got: ((got == 0) == (got[:, :1] == 0)).all(),
        },
    )


def shares_are_free(dropped, p, axis):
    """Of disjoint pairs of neighbours, as many agree as of independent ones."""
    left, right = dropped.unflatten(axis, (-1, 2)).unbind(axis + 1)
    return share_is(left == right, agreement(p))


@task("s12_optimization.Dropout")
def test_Dropout_draws_anew_in_each_call(student, reference):
    """Two calls, and two layers, drop different entries."""
    layer, x = student.Dropout(0.5), drawn(100, 100)
    first, again, other = layer(x), layer(x), student.Dropout(0.5)(x)
    both = student.torch.stack([first.eq(0), again.eq(0), other.eq(0)])
    expect(both, raised=RAISED).satisfies(
        lambda got: all(share_is(got[i] == got[j], 0.5) for i, j in ((0, 1), (0, 2), (1, 2))),
        says="entries dropped independently in each call",
        when={
            "every call drops the same entries: draw in forward, and set no seed": lambda got: torch.equal(
                got[0], got[1]
            ),
            "every layer drops the same entries: set no seed": lambda got: torch.equal(got[0], got[2]),
        },
    )


@task("s12_optimization.Dropout")
def test_Dropout_draws_from_torchs_generator(student, reference):
    """After torch.manual_seed with the same seed the same entries are dropped."""
    layer, x, outputs = student.Dropout(0.5), drawn(20, 30), []
    for _ in range(2):
        student.torch.manual_seed(1234)
        outputs.append(layer(x))
    expect(outputs[0] - outputs[1], raised=RAISED).satisfies(
        lambda gap: not gap.any(),
        says="the same entries dropped after the same seed",
        when={"torch.manual_seed has no say: draw from torch's global generator": lambda gap: gap.any()},
    )


@task("s12_optimization.Dropout")
def test_Dropout_drops_no_fixed_number(student, reference):
    """How many entries are dropped is chance, too.

    Two of four are dropped with probability 3/8; forty times in a row with less than 1e-16.
    """
    layer, x = student.Dropout(0.5), drawn(4)
    expect(student.torch.stack([layer(x) for _ in range(40)]), raised=RAISED).satisfies(
        lambda got: (got == 0).sum(1).unique().numel() > 1,
        says="sometimes more and sometimes fewer entries dropped",
        when={f"the same number of entries is dropped each time: {EVEN}": lambda got: True},
    )


STILL_ON = "something is dropped in evaluation mode: heed self.training"


@task("s12_optimization.Dropout")
@cases(p=[0.2, 0.5, 1.0])
def test_Dropout_does_nothing_in_evaluation(student, reference, p):
    """In evaluation mode the output equals the input; back in training mode entries are dropped again."""
    layer, x = student.Dropout(p), drawn(20, 30)
    layer.eval()
    first, second = layer(x), layer(x)
    for output in (first, second):
        expect(output, raised=RAISED).close_to(
            x,
            unless={
                "the output is scaled by 1 - p in evaluation: training has seen to that": lambda: x * (1 - p),
                "the output is divided by 1 - p in evaluation: only what stays in training is": lambda: (
                    x / (1 - p)
                ),
            },
            when={STILL_ON: lambda got: (got == 0).any()},
        )
    layer.train()
    expect(layer(x)).satisfies(
        lambda got: (got == 0).any(),
        says="dropped entries after train()",
        when={"nothing is dropped after eval() and train()": lambda got: True},
    )


@task("s12_optimization.Dropout")
def test_Dropout_at_the_ends(student, reference):
    """With p = 0 everything stays, with p = 1 nothing does, and gradients match."""
    for p, kept in ((0.0, 1.0), (0, 1.0), (1.0, 0.0), (1, 0.0)):
        values = drawn(7, 5)
        x = student.send(values).requires_grad_()
        y = student.Dropout(p)(x)
        nan = {"with p = 1 the division by 1 - p gives NaN or infinity": lambda got: not got.isfinite().all()}
        expect(y, raised=RAISED | {"ZeroDivisionError": "with p = 1 do not divide by 1 - p"}).close_to(
            values * kept, when=nan
        )
        y.sum().backward()
        expect(x.grad, raised=RAISED).close_to(torch.full((7, 5), kept), when=nan)


@task("s12_optimization.Dropout")
def test_Dropout_refuses_what_is_no_probability(student, reference):
    """Unless 0 <= p <= 1, ValueError is raised."""
    for p in (-0.1, 1.5, 50):
        expect(student.Dropout(p)).raises(
            "ValueError",
            when={"p is no probability: raise ValueError when the layer is made": nothing_raised},
        )


@task("s12_optimization.Dropout")
def test_Dropout_passes_gradients_where_it_kept(student, reference):
    """The gradient is 1 / (1 - p) where an entry stayed and 0 where it was dropped."""
    x = student.send(drawn(30, 20)).requires_grad_()
    y = student.Dropout(0.2)(x)
    y.sum().backward()
    dropped = y.eq(0)

    def slope(gone, kept):
        def expected():
            mask = fetch(dropped)
            whole = is_tensor(mask) and mask.dtype == torch.bool and mask.shape == (30, 20)
            return torch.where(mask, gone, kept) if whole else None

        return expected

    expect(x.grad, raised=RAISED).close_to(
        slope(0.0, 1.25),
        unless={
            "the gradient lacks the factor 1 / (1 - p)": slope(0.0, 1.0),
            "gradients pass where entries were dropped": slope(1.25, 1.25),
        },
        when={
            "no gradient reaches the input: is the output made anew, from numbers?": lambda got: got is None
        },
        **NEAR,
    )


@task("s12_optimization.Dropout")
@cases(shape=[(), (1,), (0, 3), (2, 3, 4, 5)])
def test_Dropout_takes_any_shape(student, reference, shape):
    """Shape and dtype are kept, whatever the shape, and the input is not changed."""
    values = drawn(*shape)
    x = student.send(values)
    expect(student.Dropout(0.3)(x), raised=RAISED).has(shape=shape, dtype=torch.float32)
    expect(x).unchanged(values)


@task("s12_optimization.Dropout")
def test_Dropout_holds_no_state(student, reference):
    """The layer has no parameters and no buffers, and works on another device."""
    layer = student.Dropout(0.5)
    expect(layer.state_dict(), raised=RAISED).satisfies(
        lambda got: not got,
        says="no parameters and no buffers",
        when={"the layer has parameters or buffers: it needs none": lambda got: len(got) > 0},
    )
    on_meta = layer(student.torch.zeros(3, 2, device="meta"))
    expect(on_meta, raised=RAISED).close_to(torch.empty(3, 2, device="meta"))
