"""Hidden checks of section 14: windows and outer products, and what else they might be taken for."""

import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, shapes, task, tensors

DTYPES = st.sampled_from([torch.float32, torch.int64, torch.float64])
NO_GRADIENT = {
    r"does not require grad|grad can be": "no gradient flows back: keep to PyTorch's operators, without detach()"
}


# sliding_windows


def series():
    """Tensors of up to three axes, of odd layout, the last axis long enough for some windows."""
    return st.tuples(DTYPES, shapes(0, 2, 1, 3), st.integers(1, 9)).flatmap(
        lambda drawn: tensors((*drawn[1], drawn[2]), drawn[0])
    )


def windows(x, size, step, first=0, least=None):
    """Windows by slices, those that are shorter than `size` filled up with zeros, if `least` allows them."""
    starts = range(first, x.shape[-1] - (least or size) + 1, step)
    cut = [x[..., start : start + size] for start in starts]
    whole = [torch.nn.functional.pad(part, (0, size - part.shape[-1])) for part in cut]
    return torch.stack(whole, -2)


def by_strides(x, size, step):
    """A strided view that takes contiguous memory for granted."""
    count = (x.shape[-1] - size) // step + 1
    rows = [1]
    for side in reversed(x.shape[1:]):
        rows.insert(0, rows[0] * side)
    return x.as_strided((*x.shape[:-1], count, size), (*rows[:-1], step, 1))


@task("s14_next_steps.sliding_windows")
@given(
    x=series(),
    size=st.integers(1, 4),
    step=st.integers(1, 4),
    edges=[
        {"x": torch.arange(35.0).reshape(5, 7), "size": 3, "step": 2},
        {"x": torch.arange(14).reshape(7, 2).T, "size": 3, "step": 1},
        {"x": torch.arange(30.0).reshape(3, 10), "size": 4, "step": 3},
        {"x": torch.arange(9.0), "size": 2, "step": 4},
        {"x": torch.arange(4.0).reshape(1, 4), "size": 4, "step": 1},
        {"x": torch.arange(5.0), "size": 1, "step": 1},
    ],
)
def test_sliding_windows_are_cut_from_the_last_axis(student, reference, x, size, step):
    """Window w holds the entries from w·step on, `size` of them, and only whole windows count."""
    expect(student.sliding_windows(x, size, step)).equals(
        lambda: reference.sliding_windows(x, size, step),
        unless={
            "the step is always 1": lambda: windows(x, size, 1),
            "the windows do not overlap: each begins `step` after the one before, not `size`": lambda: (
                windows(x, size, size)
            ),
            "size and step are swapped": lambda: windows(x, step, size),
            "the last two axes are swapped: the windows come first, then their entries": lambda: (
                windows(x, size, step).mT
            ),
            "the last window is missing": lambda: windows(x, size, step)[..., :-1, :],
            "the windows were cut from the first axis: the last one is wanted": lambda: x.unfold(
                0, size, step
            ),
            "unfinished windows were filled up: leave them out": lambda: windows(x, size, step, least=1),
            "the memory was taken for contiguous: as_strided needs the strides of x": lambda: by_strides(
                x, size, step
            ),
            "the leading axes were flattened": lambda: windows(x, size, step).flatten(0, -2),
        },
    )


SHORT = {
    "maximum size for tensor|stack expects": "a series shorter than a window has no window: give back none"
}


@task("s14_next_steps.sliding_windows")
@cases(shape=[(2,), (5, 0), (2, 3, 1), (0, 2)], step=[1, 3])
def test_sliding_windows_of_a_short_series_are_none(student, reference, shape, step):
    """A series that is shorter than a window has none, and nothing is raised."""
    x = torch.zeros(shape)
    expect(student.sliding_windows(x, 3, step), raised=SHORT).equals(torch.zeros(*shape[:-1], 0, 3))


@task("s14_next_steps.sliding_windows")
def test_sliding_windows_let_gradients_flow(student, reference):
    """An entry's gradient is the sum over the windows that it stands in, and the input is not changed."""
    x0, upstream = torch.randn(2, 7), torch.randn(2, 3, 3)
    x = student.send(x0)
    x.requires_grad_()
    student.sliding_windows(x, 3, 2).backward(upstream)

    def wanted():
        twin = x0.clone().requires_grad_()
        twin.unfold(-1, 3, 2).backward(upstream)
        return twin.grad

    expect(x.grad, raised=NO_GRADIENT).close_to(wanted)
    expect(x.detach()).unchanged(x0)


# batched_outer


@st.composite
def vector_pairs(draw):
    """Two batches of vectors of one dtype."""
    lead = draw(shapes(0, 2, 1, 4))
    n, m = draw(st.tuples(st.integers(1, 5), st.integers(1, 5)))
    dtype = draw(DTYPES)
    return draw(tensors((*lead, n), dtype)), draw(tensors((*lead, m), dtype))


@task("s14_next_steps.batched_outer")
@given(
    pair=vector_pairs(),
    edges=[
        {"pair": (torch.arange(9).reshape(3, 3) + 1, torch.arange(9).reshape(3, 3) + 5)},
        {"pair": (torch.arange(6.0).reshape(2, 3) + 1, torch.arange(10.0).reshape(2, 5) + 1)},
        {"pair": (torch.arange(3.0) + 1, torch.arange(5.0) + 1)},
        {"pair": (torch.arange(8).reshape(2, 1, 4) + 1, torch.arange(6).reshape(2, 1, 3) + 1)},
    ],
)
def test_batched_outer_multiplies_every_pair(student, reference, pair):
    """Entry [..., i, j] is x[..., i] times y[..., j], in the dtype of both."""
    x, y = pair
    expect(student.batched_outer(x, y)).close_to(
        lambda: reference.batched_outer(x, y),
        unless={
            "rows and columns are swapped: x goes down, y goes across": lambda: (
                reference.batched_outer(x, y).mT
            ),
            "the batch was added up: a letter that is not in the result is summed over": lambda: x.T @ y,
            "every vector met those of all others: only vectors at the same place belong together": lambda: (
                torch.outer(x.flatten(), y.flatten())
            ),
            "entries at the same place were multiplied: every pair is wanted": lambda: x * y,
            "this is the product of vectors with each other: entries are to be multiplied": lambda: x @ y.mT,
            "the matrices were flattened": lambda: reference.batched_outer(x, y).flatten(-2),
            "the pairs were added, not multiplied": lambda: x.unsqueeze(-1) + y.unsqueeze(-2),
        },
    )


ONE_PAIR = {
    r"outer: Expected 1-D": "torch.outer takes two vectors only: broadcast, or write it as an einsum",
    r"einsum\(\)": "the einsum fits one number of axes only: `...` stands for any leading axes",
}


@task("s14_next_steps.batched_outer")
@cases(lead=[(), (2,), (2, 3), (4, 1, 2), (0,)], sizes=[(3, 4), (1, 5), (0, 2)])
def test_batched_outer_takes_any_leading_axes(student, reference, lead, sizes):
    """There may be any leading axes or none, and sizes of 0."""
    x, y = torch.randn(*lead, sizes[0]), torch.randn(*lead, sizes[1])
    expect(student.batched_outer(x, y), raised=ONE_PAIR).close_to(lambda: reference.batched_outer(x, y))


@task("s14_next_steps.batched_outer")
def test_batched_outer_lets_gradients_flow(student, reference):
    """Gradients flow to both inputs, which are not changed."""
    x0, y0, upstream = torch.randn(2, 3), torch.randn(2, 4), torch.randn(2, 3, 4)
    x, y = student.send(x0), student.send(y0)
    x.requires_grad_()
    y.requires_grad_()
    student.batched_outer(x, y).backward(upstream)
    expect(x.grad, raised=NO_GRADIENT).close_to(torch.einsum("bij,bj->bi", upstream, y0))
    expect(y.grad).close_to(torch.einsum("bij,bi->bj", upstream, x0))
    expect(x.detach()).unchanged(x0)
    expect(y.detach()).unchanged(y0)
