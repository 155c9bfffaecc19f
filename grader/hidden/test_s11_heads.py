"""Hidden checks of section 11: `MultiHeadAttention`, against nn.MultiheadAttention with the same weights."""

import math
from itertools import permutations

import torch
from torch import nn
from torch.nn import functional as F

from grader.author import cases, expect, nothing_raised, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}
NO_GRADIENT = "no gradient comes through: no detach(), .data or no_grad here; parameters are nn.Parameters"
STATE = {
    r"Unexpected key|Missing key": "the four parameters must have the names of the prompt, and there must be no others",
    r"size mismatch": "the parameters must have the shapes of the prompt",
    r"on device|same device|is on (cpu|meta)|meta": "is all that forward makes on the input's device?",
    r"same dtype|but found|expected .*dtype": "parameters start as float32, and what forward makes is of their dtype",
    r"does not require grad": NO_GRADIENT,
    r"view size is not compatible": "after transpose the memory is not in order: use reshape or flatten",
}
MASKED = STATE | {
    r"expanded size|must match the size|broadcast|non-singleton": (
        "a mask (Tq, Tk) fits as it is; a mask (B, Tq, Tk) needs an axis of size one for the heads: unsqueeze(1)"
    ),
}
NAMES = ("in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias")


def drawn_state(width):
    shapes = ((3 * width, width), (3 * width,), (width, width), (width,))
    scale = 1.5 / math.sqrt(width)
    return {name: torch.randn(shape) * scale for name, shape in zip(NAMES, shapes, strict=True)}


def loaded(module, state):
    module.load_state_dict(state)
    return module


def twin(state, heads):
    return loaded(nn.MultiheadAttention(len(state["out_proj.bias"]), heads, batch_first=True), state)


def theirs(state, heads, query, key, value, keep=None):
    """What PyTorch's module gives; its masks say True for no, and want an axis for the heads."""
    if keep is not None:
        keep = ~keep.expand(len(query), -1, -1).repeat_interleave(heads, dim=0)
    return twin(state, heads)(query, key, value, attn_mask=keep, need_weights=False)[0]


def split(x, heads):
    return x.unflatten(-1, (heads, -1)).transpose(1, 2)


def split_by_view(x, heads):
    return x.reshape(len(x), heads, x.shape[1], -1)


def split_crosswise(x, heads):
    """Head h has every heads-th number."""
    return x.unflatten(-1, (-1, heads)).movedim(-1, 1)


def join(x):
    return x.transpose(1, 2).flatten(2)


def join_by_view(x):
    return x.reshape(len(x), x.shape[2], -1)


def mine(state, heads, inputs, keep=None, cut=split, joined=join, order=(0, 1, 2), scale=None, **leave):
    """Multi-head attention, with what a known mistake makes of it."""
    thirds = list(zip(state["in_proj_weight"].chunk(3), state["in_proj_bias"].chunk(3), strict=True))
    thirds = [thirds[n] for n in order]
    bias = leave.get("bias", 1.0)
    q, k, v = (cut(x @ w.T + bias * b, heads) for x, (w, b) in zip(inputs, thirds, strict=True))
    scores = q @ k.mT / (math.sqrt(q.shape[-1]) if scale is None else scale)
    if keep is not None:
        keep = keep if keep.dim() == 4 else keep.unsqueeze(-3)
        scores = scores.masked_fill(~keep, -math.inf)
    mixed = joined(scores.softmax(leave.get("axis", -1)) @ v)
    if leave.get("projected", True):
        mixed = F.linear(mixed, state["out_proj.weight"], state["out_proj.bias"])
    return mixed


def mistakes(state, heads, inputs, keep=None):
    """What known mistakes would give."""
    width = inputs[0].shape[-1]
    query, key, _ = inputs
    found = {
        "cut by view alone: a head needs its own numbers of every position, so cut E and transpose": {
            "cut": split_by_view
        },
        "cut and joined by view alone: cut E, then transpose; transpose back, then join": {
            "cut": split_by_view,
            "joined": join_by_view,
        },
        "joined by view alone: transpose back before the heads are joined": {"joined": join_by_view},
        "head h has the numbers from h * d on, side by side, not every so many": {"cut": split_crosswise},
        "divided by sqrt(width): each head has only d = width / heads numbers": {"scale": math.sqrt(width)},
        "the scores are not divided by sqrt(d)": {"scale": 1.0},
        "divided by d: once by sqrt(d) is right, and scaled_dot_product_attention does it": {
            "scale": width // heads
        },
        "there is just one head": {"cut": lambda x, n: split(x, 1)},
        "the output projection is missing": {"projected": False},
        "the biases of the input projection are missing": {"bias": 0.0},
        "the softmax runs over the queries: over the keys is wanted": {"axis": -2},
        "the softmax runs over the heads: over the keys is wanted": {"axis": 1},
    }
    for order in set(permutations(range(3))) - {(0, 1, 2)}:
        taken = ", ".join(("query", "key", "value")[order.index(third)] for third in range(3))
        found[f"the thirds of the input projection are in another order: here they are {taken}"] = {
            "order": order
        }
    rivals = {cause: lambda how=how: mine(state, heads, inputs, keep, **how) for cause, how in found.items()}
    if keep is None:
        back = torch.ones(query.shape[1], key.shape[1], dtype=torch.bool).tril()
        rivals["a causal mask was not asked for"] = lambda: mine(state, heads, inputs, back)
    rivals["the keys stand for the values as well"] = lambda: mine(state, heads, (query, key, key), keep)
    rivals["the query stands for all three: this is self-attention only"] = lambda: mine(
        state, heads, (query, query, query), keep
    )
    return rivals


def mismasks(state, heads, inputs, keep):
    """What masks that are used wrongly would give."""
    return {
        "the mask is the wrong way round: True means that the query may look": lambda: mine(
            state, heads, inputs, ~keep
        ),
        "the mask is not used": lambda: mine(state, heads, inputs),
    }


SIZES = [
    (2, 3, 5, 12, 3),
    (2, 5, 3, 8, 4),
    (1, 1, 1, 6, 1),
    (3, 2, 4, 5, 5),
    (3, 4, 4, 6, 2),
    (4, 3, 2, 8, 2),
]


def drawn_inputs(batch, queries, keys, width):
    return (
        torch.randn(batch, queries, width),
        torch.randn(batch, keys, width),
        torch.randn(batch, keys, width),
    )


@task("s11_sequences.MultiHeadAttention")
@cases(sizes=SIZES, training=[True, False])
def test_MultiHeadAttention_attends_with_every_head(student, reference, sizes, training):
    """With loaded weights the result is PyTorch's, for queries, keys and values of their own."""
    *shape, width, heads = sizes
    state, inputs = drawn_state(width), drawn_inputs(*shape, width)
    module = loaded(student.MultiHeadAttention(width, heads), state)
    module.train(training)
    expect(module(*inputs), raised=STATE).close_to(
        lambda: theirs(state, heads, *inputs), unless=mistakes(state, heads, inputs), **NEAR
    )


def drawn_keep(shape):
    """A mask that takes at least one key from each sequence, and never all of a query's."""
    keep = torch.rand(shape) < 0.6
    keep[..., 0, 0] = False
    keep[..., 1] = True
    return keep


@task("s11_sequences.MultiHeadAttention")
@cases(sizes=[(2, 3, 5, 12, 2), (3, 4, 2, 6, 3), (2, 3, 3, 8, 4)], each=[False, True])
def test_MultiHeadAttention_looks_only_where_it_may(student, reference, sizes, each):
    """A mask takes keys from the queries of all heads: one mask for all sequences, or one for each."""
    batch, queries, keys, width, heads = sizes
    state, inputs = drawn_state(width), drawn_inputs(batch, queries, keys, width)
    keep = drawn_keep((batch, queries, keys) if each else (queries, keys))
    by_heads = "a mask for each sequence was taken for a mask for each head: unsqueeze(1)"
    wrong = mismasks(state, heads, inputs, keep) | {
        by_heads: lambda: mine(state, heads, inputs, keep.unsqueeze(0)),
        "the mask of the first sequence was used for all": lambda: mine(state, heads, inputs, keep[:1]),
    }
    expect(loaded(student.MultiHeadAttention(width, heads), state)(*inputs, keep), raised=MASKED).close_to(
        lambda: theirs(state, heads, *inputs, keep),
        unless=wrong | mistakes(state, heads, inputs, keep),
        **NEAR,
    )


@task("s11_sequences.MultiHeadAttention")
def test_MultiHeadAttention_cannot_see_the_future_through_a_causal_mask(student, reference):
    """With a causal mask, changing later positions leaves earlier results as they were."""
    state, x, keep = drawn_state(6), torch.randn(2, 5, 6), torch.ones(5, 5, dtype=torch.bool).tril()
    other = torch.cat([x[:, :3], torch.randn(2, 2, 6)], dim=1)
    module = loaded(student.MultiHeadAttention(6, 2), state)
    wrong = mismasks(state, 2, (x, x, x), keep) | mistakes(state, 2, (x, x, x), keep)
    expect(module(x, x, x, keep), raised=STATE).close_to(
        lambda: theirs(state, 2, x, x, x, keep), unless=wrong, **NEAR
    )
    expect((module(x, x, x, keep) - module(other, other, other, keep))[:, :3]).satisfies(
        lambda got: got.abs().max() < 1e-5, says="no difference where nothing earlier was changed"
    )


@task("s11_sequences.MultiHeadAttention")
def test_MultiHeadAttention_passes_gradients(student, reference):
    """Gradients reach query, key and value, and exactly four parameters."""
    state, values, keep = drawn_state(6), drawn_inputs(2, 3, 5, 6), drawn_keep((3, 5))
    there = [student.send(value).requires_grad_() for value in values]
    here = [value.clone().requires_grad_() for value in values]
    module, other = loaded(student.MultiHeadAttention(6, 2), state), twin(state, 2)
    (module(*there, keep) ** 2).mean().backward()
    (other(*here, attn_mask=~keep)[0] ** 2).mean().backward()
    for got, wanted in zip(
        [*there, module.in_proj_weight, module.in_proj_bias, module.out_proj.weight, module.out_proj.bias],
        [*here, other.in_proj_weight, other.in_proj_bias, other.out_proj.weight, other.out_proj.bias],
        strict=True,
    ):
        expect(got.grad, raised=STATE).close_to(
            wanted.grad, when={NO_GRADIENT: lambda grad: grad is None}, rtol=1e-4, atol=1e-4
        )  # the bias of the keys has none: what is left of it is the rounding of the others
    every = student.torch.nn.utils.parameters_to_vector(module.parameters())
    expect(every.numel()).equals(18 * 6 + 18 + 36 + 6)


@task("s11_sequences.MultiHeadAttention")
def test_MultiHeadAttention_starts_at_random(student, reference):
    """The matrices of a new module are drawn anew, and of a fit size; the biases are finite."""
    made = student.instruments.on_dirty_memory(student.MultiHeadAttention)  # memory is never zero by luck
    module, other = made(64, 4), made(64, 4)
    for got, second in (
        (module.in_proj_weight, other.in_proj_weight),
        (module.out_proj.weight, other.out_proj.weight),
    ):
        expect(got, raised=STATE).satisfies(
            lambda start: start.abs().max() <= 2 and start.abs().min() < start.abs().max(),
            says="random numbers between -2 and 2",
            when={
                "unwritten memory: torch.empty makes no numbers": lambda start: not start.isfinite().all(),
                "all numbers are the same": lambda start: start.min() == start.max(),
                "the numbers are too large to start with: see nn.init.xavier_uniform_": lambda start: (
                    start.abs().max() > 2
                ),
            },
        )
        expect(got - second).satisfies(
            lambda gap: gap.abs().max() > 1e-4,
            says="numbers drawn anew",
            when={"two modules start with the same numbers: no seed belongs into __init__": lambda gap: True},
        )
    for bias in (module.in_proj_bias, module.out_proj.bias):
        expect(bias).satisfies(
            lambda got: got.isfinite().all(),
            says="finite numbers",
            when={"unwritten memory: torch.empty makes no numbers": lambda got: True},
        )


@task("s11_sequences.MultiHeadAttention")
@cases(sizes=[(6, 4), (5, 2), (3, 6)])
def test_MultiHeadAttention_refuses_a_width_that_cannot_be_cut(student, reference, sizes):
    """A width that is no multiple of the number of heads raises ValueError."""
    when = {"a width that cannot be cut evenly went unnoticed: raise ValueError": nothing_raised}
    expect(student.MultiHeadAttention(*sizes)).raises("ValueError", when=when)


@task("s11_sequences.MultiHeadAttention")
@cases(masked=[False, True])
def test_MultiHeadAttention_moves_as_a_whole(student, reference, masked):
    """Moved to another dtype or device, the module works there."""
    state, inputs = drawn_state(6), drawn_inputs(2, 3, 5, 6)
    keep = drawn_keep((3, 5)) if masked else None
    double = [value.double() for value in inputs]
    expect(loaded(student.MultiHeadAttention(6, 2), state).double()(*double, keep), raised=STATE).close_to(
        lambda: twin(state, 2).double()(*double, attn_mask=None if keep is None else ~keep)[0],
        rtol=1e-5,
        atol=1e-6,  # a root of d in float32 is good enough
    )
    meta = student.MultiHeadAttention(6, 2).to("meta")
    there = [student.torch.empty(value.shape, device="meta") for value in inputs]
    mask = student.torch.ones(3, 5, dtype=torch.bool, device="meta") if masked else None
    expect(meta(*there, mask), raised=STATE).close_to(torch.empty(2, 3, 6, device="meta"))


@task("s11_sequences.MultiHeadAttention")
def test_MultiHeadAttention_leaves_its_arguments_as_they_were(student, reference):
    """Query, key, value and mask are not changed."""
    values = (*drawn_inputs(2, 3, 5, 6), drawn_keep((2, 3, 5)))
    arguments = [student.send(value) for value in values]
    loaded(student.MultiHeadAttention(6, 2), drawn_state(6))(*arguments)
    for argument, original in zip(arguments, values, strict=True):
        expect(argument, raised=STATE).unchanged(original)
