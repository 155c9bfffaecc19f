"""Hidden checks of section 14: the largest entries along an axis."""

import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, shapes, task

ON_META = {
    r"item\(\)|copy out of meta|nonzero|unique|data-dependent|tolist": (
        "Python looked at the numbers: leave the whole work to operators"
    ),
    r"not on the expected device|on the same device|on device|is on (cpu|meta)|[Mm]eta": (
        "a tensor was made on another device: make it like the input, with zeros_like"
    ),
}


@st.composite
def ranked(draw):
    """Different numbers in any order, an axis of them, and how many of it are wanted."""
    shape = draw(shapes(1, 3, 1, 5))
    numbers = draw(st.permutations(range(torch.Size(shape).numel())))
    x = torch.tensor(numbers, dtype=draw(st.sampled_from([torch.float32, torch.int64, torch.float64])))
    dim = draw(st.integers(-len(shape), len(shape) - 1))
    return x.reshape(shape) - len(numbers) // 2, draw(st.integers(0, shape[dim])), dim


def smallest(x, k, dim):
    return torch.zeros_like(x, dtype=torch.bool).scatter(dim, (-x).topk(k, dim).indices, value=True)


def below_the_first(x, k, dim):
    """Marks from rank 1 on instead of 0."""
    order = x.argsort(dim, descending=True).narrow(dim, 1, k)
    return torch.zeros_like(x, dtype=torch.bool).scatter(dim, order, value=True)


GRID = torch.tensor([[9.0, 1.0, 8.0, 7.0], [2.0, 12.0, 3.0, 11.0], [4.0, 5.0, 10.0, 6.0]])


@task("s14_next_steps.top_k_mask")
@given(
    drawn=ranked(),
    edges=[
        {"drawn": (GRID, 1, -1)},
        {"drawn": (GRID, 2, -1)},
        {"drawn": (GRID, 1, 0)},
        {"drawn": (GRID.long(), 1, 1)},
        {"drawn": (-GRID.T, 1, -2)},
        {"drawn": (GRID - 9, 2, 1)},
    ],
)
def test_top_k_mask_marks_the_largest(student, reference, drawn):
    """Along the axis the k largest entries are True, all others False."""
    x, k, dim = drawn
    expect(student.top_k_mask(x, k, dim)).equals(
        lambda: reference.top_k_mask(x, k, dim),
        unless={
            "the smallest entries are marked": lambda: smallest(x, k, dim),
            "the axis is ignored: the last one is always taken": lambda: reference.top_k_mask(x, k, -1),
            "the axis is ignored: the first one is always taken": lambda: reference.top_k_mask(x, k, 0),
            "the k largest of all entries are marked: choose along the axis": lambda: reference.top_k_mask(
                x.flatten(), k, 0
            ).reshape(x.shape),
            "the mask is not bool: its dtype is wrong": lambda: reference.top_k_mask(x, k, dim).to(x.dtype),
            "the mask is made of integers: bool is wanted": lambda: reference.top_k_mask(x, k, dim).long(),
            "these are the indices of the largest: scatter them into a mask": lambda: x.topk(k, dim).indices,
            "these are the largest entries themselves: a mask is wanted": lambda: x.topk(k, dim).values,
            "one too few is marked: the comparison with the k-th must hold for it, too": lambda: (
                reference.top_k_mask(x, k - 1, dim)
            ),
            "one too many is marked": lambda: reference.top_k_mask(x, k + 1, dim),
            "the largest itself is left out: ranks begin at 0": lambda: below_the_first(x, k, dim),
            "the mask is the wrong way round": lambda: ~reference.top_k_mask(x, k, dim),
        },
    )


@task("s14_next_steps.top_k_mask")
@cases(k=[0, 1, 2, 3, 5], dim=[0, -1], kind=["equal", "some", "infinite"])
def test_top_k_mask_marks_exactly_k_of_equal_entries(student, reference, k, dim, kind):
    """Also where entries are equal or infinite, exactly k are marked, and none larger is left out."""
    x = {
        "equal": torch.ones(5, 5),
        "some": torch.tensor([2.0, 1.0, 2.0, 0.0, 1.0]) + torch.zeros(5, 5),
        "infinite": torch.tensor([-torch.inf, torch.inf, -torch.inf, 0.0, -torch.inf]).expand(5, 5).clone(),
    }[kind]
    x = x if dim == -1 else x.T

    def fits(mask):
        return (
            is_mask(mask)
            and bool((mask.sum(dim) == k).all())
            and bool((least(x, mask, dim) >= most(x, ~mask, dim)).all())
        )

    expect(student.top_k_mask(x, k, dim)).satisfies(
        fits,
        says=f"a mask with {k} True along the axis, none that is larger left out",
        when={
            "entries equal to the k-th are all marked: choose by index, not by comparing": lambda mask: (
                is_mask(mask) and bool((mask.sum(dim) > k).any())
            ),
            "too few are marked: entries that are equal or infinite count as well": lambda mask: (
                is_mask(mask) and bool((mask.sum(dim) < k).any())
            ),
            "a smaller entry is marked before a larger one": is_mask,
        },
    )


def is_mask(mask):
    return isinstance(mask, torch.Tensor) and mask.dtype == torch.bool and mask.shape == (5, 5)


def least(x, mask, dim):
    return x.masked_fill(~mask, torch.inf).amin(dim)


def most(x, mask, dim):
    return x.masked_fill(~mask, -torch.inf).amax(dim)


@task("s14_next_steps.top_k_mask")
def test_top_k_mask_takes_the_last_axis_unless_told(student, reference):
    """Without `dim` the last axis is meant, and the input is not changed."""
    x = student.send(GRID)
    expect(student.top_k_mask(x, 1)).equals(
        lambda: reference.top_k_mask(GRID, 1),
        unless={
            "without dim the last axis is meant, not the first": lambda: reference.top_k_mask(GRID, 1, 0)
        },
    )
    expect(x).unchanged(GRID)


@task("s14_next_steps.top_k_mask")
def test_top_k_mask_stays_on_the_device(student, reference):
    """The mask is on the device of the input."""
    x = student.torch.ones((3, 5), device="meta")
    expect(student.top_k_mask(x, 2), raised=ON_META).close_to(
        torch.empty(3, 5, dtype=torch.bool, device="meta")
    )
