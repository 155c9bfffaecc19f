"""Hidden checks of section 11: `attention` and `causal_mask`."""

import math

import torch

from grader.author import cases, distinct_sides, expect, given, shapes, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}
NO_GRAPH = {"does not require grad": "no gradient comes through: no detach(), .data or no_grad here"}
RAISED = NO_GRAPH | {
    r"must match the size|invalid for input|mat1 and mat2|Expected size for first two|must match": (
        "look at the shapes: query (..., Tq, D), key (..., Tk, D), value (..., Tk, Dv), mask (..., Tq, Tk)"
    ),
    r"2D|3D|2-D|3-D|must be a matrix": "there may be any number of leading axes: use @ and .mT",
}

NAN = "NaN: the softmax of a row of nothing but minus infinity; put zeros in its place"
NAN_GRADIENT = f"{NAN}, before the softmax"
ZERO_TIMES_INFINITY = "NaN where a query has keys: 0 times infinity is NaN, so use masked_fill or where"

# attention


def attend(query, key, value, keep=None, scale=None, axis=-1, normal=torch.softmax, masked=-math.inf):
    """Attention, with what a known mistake makes of it."""
    scale = math.sqrt(query.shape[-1]) if scale is None else scale
    scores = query @ key.mT / scale
    if keep is not None:
        scores = scores.masked_fill(~keep, masked)
    return normal(scores, axis) @ value


def softmax_of_all(scores, axis):
    return scores.flatten(-2).softmax(-1).reshape(scores.shape)


def by_sum(scores, axis):
    return scores / scores.sum(axis, keepdim=True)


def miscalculations(query, key, value, keep=None):
    """What known mistakes would give."""
    found = {
        "the scores are not divided by sqrt(D)": {"scale": 1.0},
        "the scores are divided by D: the square root is missing": {"scale": query.shape[-1]},
        "divided by the square root of the number of keys: D is the width of the queries": {
            "scale": math.sqrt(key.shape[-2])
        },
        "divided by the square root of the number of queries: D is their width": {
            "scale": math.sqrt(query.shape[-2])
        },
        "divided by the square root of the values' width: D is the width of the queries": {
            "scale": math.sqrt(value.shape[-1])
        },
        "multiplied by sqrt(D): divide": {"scale": 1 / math.sqrt(query.shape[-1])},
        "the softmax runs over the queries: over the keys, the last axis of the scores, is wanted": {
            "axis": -2
        },
        "the softmax runs over all scores of a sequence: one for each query is wanted": {
            "normal": softmax_of_all
        },
        "the softmax is missing": {"normal": lambda scores, axis: scores},
        "the scores are divided by their sum: a softmax is wanted": {"normal": by_sum},
        "a sigmoid stands where a softmax is wanted": {"normal": lambda scores, axis: scores.sigmoid()},
    }
    return {cause: lambda how=how: attend(query, key, value, keep, **how) for cause, how in found.items()}


def drawn(leading, sizes, dtype=torch.float32):
    """Query, key and value with Tq, Tk, D and Dv as in `sizes`."""
    tq, tk, d, dv = sizes
    return tuple(torch.randn(*leading, *last, dtype=dtype) for last in ((tq, d), (tk, d), (tk, dv)))


@task("s11_sequences.attention")
@given(
    sizes=distinct_sides(4),
    leading=shapes(0, 2, max_side=3),
    edges=[{"sizes": (1, 1, 1, 1), "leading": ()}, {"sizes": (3, 3, 3, 3), "leading": (3,)}],
)
def test_attention_mixes_values_by_softmax(student, reference, sizes, leading):
    """Without a mask the result is softmax(query @ key.mT / sqrt(D)) @ value."""
    query, key, value = drawn(leading, sizes)
    expect(student.attention(query, key, value), raised=RAISED).close_to(
        lambda: reference.attention(query, key, value), unless=miscalculations(query, key, value), **NEAR
    )


def drawn_keep(shape):
    """A mask that takes some keys from every query, and never all."""
    keep = torch.rand(shape) < 0.6
    keep[..., 0] = keep[..., 0] | ~keep.any(-1)
    keep[..., -1] = keep[..., -1] & ~keep.all(-1)
    return keep


def mismasks(query, key, value, keep):
    """What masks that are used wrongly would give."""
    plain = (query @ key.mT / math.sqrt(query.shape[-1])).softmax(-1)
    scores = query @ key.mT / math.sqrt(query.shape[-1])
    return {
        "the mask is the wrong way round: True means that the query may look": lambda: attend(
            query, key, value, ~keep
        ),
        "the mask is not used": lambda: attend(query, key, value),
        "the mask came after the softmax: the weights no longer sum to one": lambda: (plain * keep) @ value,
        "a masked score of zero still gets a weight: minus infinity is wanted": lambda: attend(
            query, key, value, keep, masked=0.0
        ),
        "the mask was added to the scores as zeros and ones: fill with minus infinity where it is False": (
            lambda: (scores + keep.float()).softmax(-1) @ value
        ),
        "where the mask is False the score is to be minus infinity: here it is a small number": lambda: (
            attend(query, key, value, keep, masked=1e-9)
        ),
    }


@task("s11_sequences.attention")
@cases(
    leading=[(), (2,), (2, 3)],
    keep=[(3, 5), (1, 5), (5,), "full", "heads"],
    dtype=[torch.float32, torch.float64],
)
def test_attention_looks_only_where_it_may(student, reference, leading, keep, dtype):
    """Keys that the mask takes from a query have no influence, and the other weights sum to one."""
    query, key, value = drawn(leading, (3, 5, 4, 2), dtype)
    shape = {"full": (*leading, 3, 5), "heads": (*leading[:1], *(1 for _ in leading[1:]), 3, 5)}.get(
        keep, keep
    )
    keep = drawn_keep(shape) if len(shape) > 1 else torch.tensor([True, False, True, True, False])
    expect(student.attention(query, key, value, keep), raised=RAISED).close_to(
        lambda: reference.attention(query, key, value, keep),
        unless=mismasks(query, key, value, keep) | miscalculations(query, key, value, keep),
        when={ZERO_TIMES_INFINITY: lambda got: got.isnan().any()},
        **NEAR,
    )


def nan_where(got, empty):
    """Is anything NaN, and that in the rows that are `empty` alone?"""
    return got.isnan().any() and not got[~empty].isnan().any()


@task("s11_sequences.attention")
@cases(each=[True, False])
def test_attention_gives_zeros_where_nothing_may_be_seen(student, reference, each):
    """A query that may look at no key gets zeros, and no gradient is NaN."""
    values, keep = drawn((2,), (3, 5, 4, 2)), drawn_keep((2, 3, 5))
    keep[0, 1] = keep[1, 2] = False
    if not each:
        keep = keep[0].any(-1, keepdim=True)  # all keys or none: (Tq, 1) broadcasts
    empty = ~keep.any(-1).expand(2, 3)
    expect(student.attention(*values, keep), raised=RAISED).close_to(
        lambda: reference.attention(*values, keep),
        unless={
            "a query without keys gets the mean of all values: zeros are wanted": lambda: attend(
                *values, keep, masked=-1e9
            )
        },
        when={
            NAN: lambda got: nan_where(got, empty),
            ZERO_TIMES_INFINITY: lambda got: got[~empty].isnan().any(),
        },
        **NEAR,
    )
    there = [student.send(value).requires_grad_() for value in values]
    here = [value.clone().requires_grad_() for value in values]
    (student.attention(*there, keep) ** 2).sum().backward()
    (reference.attention(*here, keep) ** 2).sum().backward()
    for theirs, mine in zip(there, here, strict=True):
        expect(theirs.grad, raised=RAISED).close_to(
            mine.grad, when={NAN_GRADIENT: lambda got: got.isnan().any()}, **NEAR
        )


@task("s11_sequences.attention")
@cases(masked=[False, True])
def test_attention_is_finite_for_large_scores(student, reference, masked):
    """Scores of ±10000 give finite, right results and gradients; a masked key stays without influence."""
    query, value = torch.tensor([[100.0, 0.0], [0.0, -100.0]]), torch.tensor([[1.0], [2.0], [4.0], [8.0]])
    key = torch.tensor([[100.0, 100], [-100, 100], [-100, 0.5], [90, -90]]) * math.sqrt(2)
    keep = torch.tensor([[False, True, True, False], [True, True, False, False]]) if masked else None
    sent = student.send(query).requires_grad_()
    result = student.attention(sent, key, value, keep)
    meets = ", or 0 meets infinity" if masked else ""
    lost = f"infinite or NaN: exp overflows, or gives zeros alone{meets}: softmax subtracts each query's largest score"
    expect(result, raised=RAISED).close_to(
        lambda: reference.attention(query, key, value, keep),
        unless={
            "a masked key has an influence: minus infinity, or at least -1e9, is wanted": lambda: attend(
                query, key, value, keep, masked=-1e4
            ),
            "a masked key has an influence: minus infinity, or at least -1e9, is to be added": lambda: (
                (query @ key.mT / math.sqrt(2) - 1e4 * ~keep).softmax(-1) @ value
            ),
        },
        when={lost: lambda got: not got.isfinite().all()},
        rtol=1e-3,
        atol=1e-2,  # float32 itself is no finer than 0.001 near 10000
    )
    result.sum().backward()
    own = query.clone().requires_grad_()
    reference.attention(own, key, value, keep).sum().backward()
    expect(sent.grad).close_to(
        own.grad,
        when={lost: lambda got: not got.isfinite().all()},
        atol=0.5,  # entries are near 50; weights made from logarithms are off by a thousandth here
    )


@task("s11_sequences.attention")
@cases(masked=[False, True])
def test_attention_passes_gradients(student, reference, masked):
    """Gradients reach query, key and value."""
    values, keep = drawn((2,), (3, 5, 4, 2), torch.float64), drawn_keep((3, 5)) if masked else None
    weighing = torch.randn(2, 3, 2, dtype=torch.float64)
    there = [student.send(value).requires_grad_() for value in values]
    here = [value.clone().requires_grad_() for value in values]
    (student.attention(*there, keep) * weighing).sum().backward()
    (reference.attention(*here, keep) * weighing).sum().backward()
    for theirs, mine in zip(there, here, strict=True):
        expect(theirs.grad, raised=RAISED).close_to(
            mine.grad, when={"no gradient comes through here": lambda got: got is None}
        )


@task("s11_sequences.attention")
def test_attention_leaves_its_arguments_as_they_were(student, reference):
    """Query, key, value and mask are not changed."""
    values = (*drawn((2,), (3, 5, 4, 2)), drawn_keep((3, 5)))
    arguments = [student.send(value) for value in values]
    student.attention(*arguments)
    for argument, original in zip(arguments, values, strict=True):
        expect(argument, raised=RAISED).unchanged(original)


# causal_mask


def mismade(size):
    """What known mistakes would give."""
    ones = torch.ones(size, size, dtype=torch.bool)
    return {
        "the mask is the wrong way round: True means that a position may look": ones.triu(1),
        "this is the transpose: rows are queries, columns are keys": ones.triu(),
        "the diagonal is missing: a position may look at itself": ones.tril(-1),
        "one position too many: the next one may not be seen": ones.tril(1),
    }


KINDS = {
    "a bool mask is wanted, not numbers": lambda got: got.dtype != torch.bool,
    "the mask is (size, size)": lambda got: got.dim() != 2 or got.shape[0] != got.shape[1],
}


@task("s11_sequences.causal_mask")
@cases(size=[4, 7, 2, 1, 0])
def test_causal_mask_lets_look_back(student, reference, size):
    """True on and below the diagonal, False above it."""
    empty = {"Error": "a size of 0 is right, too, and gives an empty mask"} if size == 0 else {}
    expect(student.causal_mask(size), raised=empty).equals(
        lambda: reference.causal_mask(size),
        unless={cause: lambda mask=mask: mask for cause, mask in mismade(size).items()},
        when=KINDS,
    )


ELSEWHERE = "the mask is not on the device asked for"
NOT_DEFAULT = (
    "without a device, or with None, the mask is on torch's default device, which is not always the CPU"
)


@task("s11_sequences.causal_mask")
@cases(device=["meta", "cpu"])
def test_causal_mask_is_made_on_the_device(student, reference, device):
    """The mask is on the device asked for, whether given by name or as torch.device."""
    for asked in (device, torch.device(device)):
        expect(student.causal_mask(5, asked)).close_to(
            torch.ones(5, 5, dtype=torch.bool).tril().to(device),
            when={ELSEWHERE: lambda got: got.device.type != device},
        )


@task("s11_sequences.causal_mask")
@cases(explicit=[True, False])
def test_causal_mask_is_made_on_the_default_device(student, reference, explicit):
    """Without a device, or with None, the mask is on torch's default device."""
    with student.torch.device("meta"):
        mask = student.causal_mask(5, None) if explicit else student.causal_mask(5)
    expect(mask).close_to(
        torch.ones(5, 5, dtype=torch.bool, device="meta"),
        when={NOT_DEFAULT: lambda got: got.device.type != "meta"},
    )
