"""Hidden checks of section 14: rows added up by segment."""

import torch
from hypothesis import strategies as st

from grader.author import cases, distinct_sides, expect, given, task, tensors

DTYPES = st.sampled_from([torch.float32, torch.int64, torch.float64])
ON_META = {
    r"item\(\)|copy out of meta|nonzero|unique|data-dependent|tolist": (
        "Python looked at the numbers: leave the whole work to operators"
    ),
    r"not on the expected device|on the same device|on device|is on (cpu|meta)|[Mm]eta": (
        "a tensor was made on another device: make it like the input, with zeros_like or new_zeros"
    ),
}


@st.composite
def rows_in_segments(draw):
    """Rows, the segment of each, and how many segments there are; all sizes different where they can be."""
    rows, count, *rest = draw(distinct_sides(4, 1, 6))
    shape = (rows, *rest[: draw(st.integers(0, 2))])
    values = draw(DTYPES.flatmap(lambda dtype: tensors(shape, dtype)))
    segments = draw(st.lists(st.integers(0, count - 1), min_size=rows, max_size=rows))
    return values, torch.tensor(segments), count


def written(values, segments, count):
    """Places that are named twice keep one write only."""
    out = values.new_zeros(count, *values.shape[1:])
    out[segments] += values
    return out


def reduced(values, segments, count, how):
    """Another reduction than the sum."""
    index = segments.reshape(-1, *[1] * (values.dim() - 1)).expand_as(values)
    return torch.scatter_reduce(
        values.new_zeros(count, *values.shape[1:]), 0, index, values, how, include_self=False
    )


def runs(values, segments):
    """The sum of each run of equal segments, as if these were sorted."""
    _, lengths = segments.unique_consecutive(return_counts=True)
    return torch.stack([part.sum(0).to(values.dtype) for part in values.split(lengths.tolist())])


SIZES = [
    {"drawn": (torch.tensor([4.0, 2.0, 1.0, 8.0]), torch.tensor([1, 0, 1, 3]), 5)},
    {"drawn": (torch.arange(12.0).reshape(3, 4), torch.tensor([1, 1, 1]), 2)},
    {"drawn": (torch.arange(6).reshape(1, 2, 3), torch.tensor([0]), 1)},
]


@task("s14_next_steps.segment_sum")
@given(drawn=rows_in_segments(), edges=SIZES)
def test_segment_sum_adds_rows_of_a_segment(student, reference, drawn):
    """Each row of the result is the sum of the rows of its segment, in the dtype of the values."""
    values, segments, count = drawn
    expect(student.segment_sum(values, segments, count)).close_to(
        lambda: reference.segment_sum(values, segments, count),
        unless={
            "where a segment has several rows, one write won: accumulate, as index_add does": lambda: written(
                values, segments, count
            ),
            "these are means: the sum is asked for": lambda: reduced(values, segments, count, "mean"),
            "these are maxima: the sum is asked for": lambda: reduced(values, segments, count, "amax"),
            "these are products: the sum is asked for": lambda: reduced(values, segments, count, "prod"),
            "rows were counted, not added": lambda: reference.segment_sum(
                torch.ones_like(values), segments, count
            ),
            "only runs of equal segments were added: the segments need not be sorted": lambda: runs(
                values, segments
            ),
            "segments without rows are missing at the end: there are `count` of them": lambda: (
                reference.segment_sum(values, segments, int(segments.max()) + 1)
            ),
            "segments without rows are missing: there are `count` of them": lambda: reference.segment_sum(
                values, segments.unique(return_inverse=True)[1], len(segments.unique())
            ),
            "the rows were read from the places, not added into them: that is gather": lambda: values[
                segments
            ],
        },
    )


@task("s14_next_steps.segment_sum")
@cases(shape=[(0,), (0, 3), (0, 2, 1)], count=[4, 1])
def test_segment_sum_takes_no_rows(student, reference, shape, count):
    """Without rows all sums are zero."""
    values, none = torch.zeros(shape), torch.zeros(0, dtype=torch.int64)
    expect(student.segment_sum(values, none, count)).equals(torch.zeros(count, *shape[1:]))


NO_GRADIENT = {
    r"does not require grad|grad can be": "no gradient flows back: keep to PyTorch's operators, without detach()"
}


@task("s14_next_steps.segment_sum")
def test_segment_sum_lets_gradients_flow(student, reference):
    """The gradient of a row is that of its segment's sum, and the inputs are not changed."""
    values0, segments0 = torch.randn(5, 3), torch.tensor([2, 0, 2, 3, 0])
    values, segments, upstream = student.send(values0), student.send(segments0), torch.randn(4, 3)
    values.requires_grad_()
    student.segment_sum(values, segments, 4).backward(upstream)
    expect(values.grad, raised=NO_GRADIENT).close_to(upstream[segments0])
    expect(values.detach()).unchanged(values0)
    expect(segments).unchanged(segments0)


LARGE = {
    r"MemoryError|memory": "a matrix of N × count does not fit into memory: look for an operator that accumulates"
}


@task("s14_next_steps.segment_sum")
def test_segment_sum_is_one_operator(student, reference):
    """Four million rows in fifty thousand segments fit into the time and the memory."""
    values = torch.randint(-8, 9, (4_000_000,)).float()
    segments = torch.randint(50_000, (4_000_000,))
    expect(student.segment_sum(values, segments, 50_000), raised=LARGE).close_to(
        lambda: reference.segment_sum(values, segments, 50_000)
    )


@task("s14_next_steps.segment_sum")
def test_segment_sum_stays_on_the_device(student, reference):
    """The result is on the device of the values."""
    values = student.torch.ones((5, 3), device="meta")
    segments = student.torch.zeros(5, dtype=torch.int64, device="meta")
    expect(student.segment_sum(values, segments, 4), raised=ON_META).close_to(
        torch.empty(4, 3, device="meta")
    )
