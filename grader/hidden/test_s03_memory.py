"""Hidden checks of section 3, memory that is new and what must be written into it."""

import math

import torch
from hypothesis import strategies as st
from torch.nn import functional as F

from grader.author import cases, distinct_sides, expect, given, int_tensors, shapes, task

DTYPES = [torch.float64, torch.float32, torch.float16, torch.int64, torch.int32, torch.uint8, torch.bool]
CANNOT_WRITE = {
    "missing 1 required positional": "for shape () there is no size to unpack: hand the tuple over as it is",
    "single memory location|overlap": "several elements share one place in memory: expand() makes no room",
    "requires grad": "the result requires gradients, which nobody asked for",
}


def neither_zero_nor_one(got):
    """Whether it shows what fresh memory held: under `instruments.on_dirty_memory` never 0 or 1."""
    return bool(((got != 0) & (got != 1)).any())


def garbage(got):
    """Whether it shows numbers that nobody would have written here."""
    return bool((~got.isfinite() | (got.abs() > 1_000) | (got != got.round())).any())


NEVER_WRITTEN = "some memory was never written: torch.empty does not give zeros"
UNFILLED = {NEVER_WRITTEN: neither_zero_nor_one}
GARBAGE = {NEVER_WRITTEN: garbage}


@task("s03_tensors.uninitialized")
@given(
    shape=shapes(0, 3, min_side=0),
    dtype=st.sampled_from(DTYPES),
    edges=[
        {"shape": (2, 3), "dtype": torch.float64},
        {"shape": (), "dtype": torch.int64},
        {"shape": (2, 4, 0, 3), "dtype": torch.float32},
    ],
)
def test_uninitialized_has_the_shape_and_dtype(student, reference, shape, dtype):
    """The result has the shape and the dtype that were asked for; its values are not looked at."""
    expect(student.uninitialized(shape, dtype), raised=CANNOT_WRITE).satisfies(
        lambda got: (got.shape, got.dtype, got.device.type) == (torch.Size(shape), dtype, "cpu"),
        says=f"a tensor of shape {tuple(shape)} and dtype {dtype}",
        when={
            "the sizes became the values: torch.Tensor takes a tuple for numbers": lambda got: (
                got.shape == (len(shape),) and got.tolist() == list(shape)
            ),
            "the dtype that was asked for is ignored: pass it on as dtype=": lambda got: (
                got.shape == torch.Size(shape) and got.dtype != dtype
            ),
            "the sizes stand in another order": lambda got: sorted(got.shape) == sorted(shape),
            "there is one axis only: the sizes were multiplied": lambda got: got.shape == (math.prod(shape),),
        },
    )


@task("s03_tensors.uninitialized")
def test_uninitialized_can_be_written(student, reference):
    """Each element can be written by itself."""
    x = student.uninitialized((2, 3), torch.float32)
    x.copy_(torch.arange(6.0).reshape(2, 3))
    expect(x, raised=CANNOT_WRITE).equals(torch.arange(6.0).reshape(2, 3))


@task("s03_tensors.uninitialized")
def test_uninitialized_gives_new_memory(student, reference):
    """Every call gives memory of its own."""
    first = student.uninitialized((2, 3), torch.int64)
    second = student.uninitialized((2, 3), torch.int64)
    first.fill_(1)
    second.fill_(2)
    expect(first, raised=CANNOT_WRITE).equals(
        torch.full((2, 3), 1), unless={"two calls gave the same memory": lambda: torch.full((2, 3), 2)}
    )


@task("s03_tensors.integer_zeros")
@given(sides=distinct_sides(2, 0, 6), edges=[{"sides": (2, 3)}, {"sides": (1, 1)}])
def test_integer_zeros_are_whole_numbers(student, reference, sides):
    """The result is a matrix of zeros of dtype torch.int64."""
    expect(student.integer_zeros(*sides)).equals(
        lambda: reference.integer_zeros(*sides),
        when=GARBAGE,
        unless={
            "these are floats: pass dtype=torch.int64": lambda: torch.zeros(sides),
            "these are 32-bit integers: torch.int64, also called torch.long, is wanted": lambda: torch.zeros(
                sides, dtype=torch.int32
            ),
            "rows and columns are swapped": lambda: reference.integer_zeros(*reversed(sides)),
            "ones instead of zeros": lambda: torch.ones(sides, dtype=torch.int64),
        },
    )


@task("s03_tensors.integer_zeros")
@cases(rows=[3], columns=[1, 5, 1000])
def test_integer_zeros_are_written(student, reference, rows, columns):
    """The zeros do not depend on what the memory held before."""
    zeros = student.instruments.on_dirty_memory(student.integer_zeros)
    expect(zeros(rows, columns)).equals(lambda: reference.integer_zeros(rows, columns), when=UNFILLED)


@task("s03_tensors.one_hot")
@given(
    labels=int_tensors(shapes(0, 3, min_side=0, max_side=4), 0, 3),
    classes=st.integers(4, 6),
    edges=[
        {"labels": torch.tensor([2, 0, 3]), "classes": 4},
        {"labels": torch.tensor([[0, 0]]), "classes": 1},
    ],
)
def test_one_hot_marks_the_label(student, reference, labels, classes):
    """Each label becomes a float32 row of zeros with a one at the label, in a new last axis."""
    no_labels = {
        "numel\\(\\) == 0": "there may be no labels at all, and then there is no smallest or largest one"
    }
    expect(student.one_hot(labels, classes), raised=no_labels).equals(
        lambda: reference.one_hot(labels, classes),
        when=GARBAGE,
        unless={
            "these are integers: F.one_hot gives int64, float32 is wanted": lambda: F.one_hot(
                labels, classes
            ),
            "these are bools: float32 is wanted": lambda: F.one_hot(labels, classes).bool(),
            "the rows are as wide as the largest label needs: pass the number of classes": lambda: F.one_hot(
                labels
            ).float(),
            "the classes stand in front: they belong into the last axis": lambda: reference.one_hot(
                labels, classes
            ).movedim(-1, 0),
            "the labels count from 0": lambda: reference.one_hot((labels - 1) % classes, classes),
            "the rows were flattened: the result has the axes of the labels and one more": lambda: (
                reference.one_hot(labels.flatten(), classes)
            ),
        },
    )


@task("s03_tensors.one_hot")
@cases(label=[-1, -4, 4, 7], place=[0, 2])
def test_one_hot_refuses_labels_that_are_off(student, reference, label, place):
    """A label below 0 or not below `classes` raises ValueError."""
    labels = torch.tensor([1, 0, 3])
    labels[place] = label
    expect(student.one_hot(labels, 4)).raises(
        "ValueError",
        when={
            "a negative label was taken for a place counted from the end": lambda outcome: (
                outcome.failure is None and label < 0
            ),
            "a label that is too large went through": lambda outcome: outcome.failure is None,
            "this is the library's own complaint: check the labels first, raise ValueError": lambda outcome: (
                outcome.failure.kind in ("RuntimeError", "IndexError")
            ),
        },
    )


@task("s03_tensors.one_hot")
def test_one_hot_writes_the_zeros(student, reference):
    """The zeros do not depend on what the memory held before."""
    one_hot = student.instruments.on_dirty_memory(student.one_hot)
    labels = torch.tensor([2, 0, 3, 3])
    expect(one_hot(labels, 5)).equals(lambda: reference.one_hot(labels, 5), when=UNFILLED)


@task("s03_tensors.one_hot")
def test_one_hot_leaves_the_labels(student, reference):
    """The labels are not changed."""
    labels = student.send(torch.tensor([2, 0, 1]))
    student.one_hot(labels, 3)
    expect(labels).unchanged(torch.tensor([2, 0, 1]))
