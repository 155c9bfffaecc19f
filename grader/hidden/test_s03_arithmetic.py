"""Hidden checks of section 3: sums put in their place, and products of matrices."""

import math

import torch
from hypothesis import strategies as st

from grader.author import cases, distinct_sides, expect, given, task, tensors

CUT_OFF = {"does not require grad": "the result is cut off from its inputs: no NumPy, no detach(), no item()"}
MISFIT = {"Expected size for first|batch2": "the inner sizes do not fit: x[b] comes first, y[b] second"}
UNREACHED = {"no gradient arrived: the result does not depend on this input": lambda got: got is None}


PLAIN = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), torch.tensor([10.0, 20.0, 30.0])


def summands(dtype):
    """A matrix, and something that broadcasts to it: a matrix, a row or a column."""
    return distinct_sides(2, 1, 5).flatmap(
        lambda sides: st.tuples(
            tensors(sides, dtype),
            st.sampled_from([sides, sides[1:], (sides[0], 1)]).flatmap(lambda shape: tensors(shape, dtype)),
        )
    )


@task("s03_tensors.add_out")
@given(
    pair=st.sampled_from([torch.float32, torch.float64, torch.int64]).flatmap(summands),
    edges=[{"pair": PLAIN}],
)
def test_add_out_fills_the_buffer(student, reference, pair):
    """Afterwards `out` holds x + y, whatever it held before."""
    x, y = pair
    old = torch.full_like(x, 7)
    out = student.send(old)
    student.add_out(x, y, out)
    expect(out).equals(
        lambda: x + y,
        unless={
            "`out` is as it was: `out = x + y` binds the name to a new tensor": lambda: old,
            "the sum was added to what `out` held": lambda: old + x + y,
            "only x was written": lambda: x,
            "the difference was written": lambda: x - y,
        },
    )


@task("s03_tensors.add_out")
def test_add_out_returns_the_buffer(student, reference):
    """What comes back is `out` itself."""
    out = student.send(torch.zeros(2, 3))
    result = student.add_out(torch.ones(2, 3), torch.ones(3), out)
    expect(result).equals(torch.full((2, 3), 2.0))
    result.fill_(5)
    expect(out).equals(
        torch.full((2, 3), 5.0),
        when={"another tensor than `out` was returned": lambda got: not (got == 5).any()},
    )


@task("s03_tensors.add_out")
def test_add_out_writes_into_a_part(student, reference):
    """Where `out` is part of a larger tensor, that part changes and the rest does not."""
    x, y = torch.randn(4, 3), torch.randn(4, 3)
    canvas = student.send(torch.zeros(4, 6))
    student.add_out(x, y, canvas[:, 1:4])
    expect(canvas).equals(
        lambda: torch.nn.functional.pad(x + y, (1, 2)),
        unless={
            "`out` was given new memory; the tensor it is a part of kept the old": lambda: torch.zeros(4, 6)
        },
    )


@task("s03_tensors.add_out")
def test_add_out_leaves_its_inputs(student, reference):
    """`x` and `y` are not changed."""
    x0, y0 = torch.randn(2, 3), torch.randn(2, 3)
    x, y = student.send(x0), student.send(y0)
    student.add_out(x, y, torch.zeros(2, 3))
    expect(x).unchanged(x0)
    expect(y).unchanged(y0)


@task("s03_tensors.add_in_place")
@given(
    pair=st.sampled_from([torch.float32, torch.float64, torch.int64]).flatmap(summands),
    edges=[{"pair": PLAIN}],
)
def test_add_in_place_changes_x(student, reference, pair):
    """Afterwards `x` holds the sum."""
    x0, y = pair
    x = student.send(x0)
    student.add_in_place(x, y)
    expect(x).equals(
        lambda: x0 + y,
        unless={
            "`x` is as it was: `x + y` makes a new tensor": lambda: x0,
            "y was added twice": lambda: x0 + 2 * y,
            "y was taken away": lambda: x0 - y,
        },
    )


@task("s03_tensors.add_in_place")
def test_add_in_place_returns_x(student, reference):
    """What comes back is `x` itself."""
    x = student.send(torch.ones(2, 3))
    result = student.add_in_place(x, torch.ones(2, 3))
    expect(result).equals(torch.full((2, 3), 2.0))
    result.fill_(5)
    expect(x).equals(
        torch.full((2, 3), 5.0),
        when={"another tensor than `x` was returned": lambda got: not (got == 5).any()},
    )


@task("s03_tensors.add_in_place")
def test_add_in_place_changes_a_part(student, reference):
    """Where `x` is part of a larger tensor, that part changes there and the rest does not."""
    matrix = student.send(torch.zeros(3, 4))
    student.add_in_place(matrix[1, ::2], torch.tensor([5.0, 6.0]))
    expect(matrix).equals(
        torch.tensor([[0.0, 0, 0, 0], [5, 0, 6, 0], [0, 0, 0, 0]]),
        unless={
            "`x` was given new memory; the tensor it is a part of kept the old": lambda: torch.zeros(3, 4)
        },
    )


@task("s03_tensors.add_in_place")
def test_add_in_place_leaves_y(student, reference):
    """`y` is not changed."""
    y0 = torch.randn(2, 3)
    y = student.send(y0)
    student.add_in_place(torch.ones(2, 3), y)
    expect(y).unchanged(y0, cause="`y` was changed: the tensor that the method is called on changes")


def numbered(*sides):
    """A tensor without symmetry."""
    return (torch.arange(1.0, 1 + math.prod(sides)).reshape(sides) * 0.7).frac() * 8


def factors(dtype=torch.float32):
    """Batches of matrices of shapes (B, n, m) and (B, m, p), all four sizes different."""
    return distinct_sides(4, 1, 5).flatmap(
        lambda sides: st.tuples(
            tensors((sides[0], sides[1], sides[2]), dtype), tensors((sides[0], sides[2], sides[3]), dtype)
        )
    )


@task("s03_tensors.batched_matmul")
@given(
    pair=st.sampled_from([torch.float32, torch.float64]).flatmap(factors),
    edges=[
        {"pair": (numbered(3, 2, 4), numbered(3, 4, 5))},
        {"pair": (numbered(2, 1, 3).double(), numbered(2, 3, 4).double())},
    ],
)
def test_batched_matmul_multiplies_pairs(student, reference, pair):
    """Matrix b of the result is the matrix product of x[b] and y[b]."""
    x, y = pair
    expect(student.batched_matmul(x, y), raised=MISFIT).close_to(
        lambda: reference.batched_matmul(x, y),
        unless={
            "every x[b] was multiplied with the first matrix of y": lambda: x @ y[0],
            "the products were summed over the batch": lambda: torch.einsum("bnm,bmp->np", x, y),
            "reshape joined the batch with the rows: the batch axis must be carried along": lambda: (
                x.reshape(-1, x.shape[2]) @ y.reshape(x.shape[2], -1)
            ),
            "reshape scrambled y: batch axis and rows are not interchangeable": lambda: torch.stack(
                [a @ y.reshape(y.shape[1], y.shape[0], -1)[:, b] for b, a in enumerate(x)]
            ),
            "the matrices of the result are transposed": lambda: (x @ y).mT,
            "only the first pair was multiplied": lambda: x[0] @ y[0],
            "float32 on the way: the dtype of the inputs is wanted": lambda: x.float() @ y.float(),
        },
    )


@task("s03_tensors.batched_matmul")
@cases(sides=[(1, 2, 3, 4), (2, 1, 1, 1), (0, 2, 3, 4), (2, 0, 3, 4), (2, 3, 0, 4), (2, 3, 4, 0)])
def test_batched_matmul_takes_any_size(student, reference, sides):
    """Sizes of 1 and 0 are nothing special."""
    batch, n, m, p = sides
    x, y = torch.ones(batch, n, m), torch.ones(batch, m, p)
    stack = {"non-empty TensorList|expects a non-empty": "an empty batch has no matrices to stack"}
    expect(student.batched_matmul(x, y), raised=stack).close_to(lambda: reference.batched_matmul(x, y))


@task("s03_tensors.batched_matmul")
def test_batched_matmul_passes_gradients(student, reference):
    """Gradients flow back to both inputs."""
    x0, y0, weights = torch.randn(3, 2, 4), torch.randn(3, 4, 5), torch.randn(3, 2, 5)
    x, y = student.send(x0.clone().requires_grad_()), student.send(y0.clone().requires_grad_())
    (student.batched_matmul(x, y) * weights).sum().backward()
    expect(x.grad, raised=CUT_OFF).close_to(lambda: weights @ y0.mT, when=UNREACHED)
    expect(y.grad, raised=CUT_OFF).close_to(lambda: x0.mT @ weights, when=UNREACHED)


@task("s03_tensors.batched_matmul")
def test_batched_matmul_leaves_its_inputs(student, reference):
    """Neither input is changed."""
    x0, y0 = torch.randn(2, 3, 4), torch.randn(2, 4, 5)
    x, y = student.send(x0), student.send(y0)
    student.batched_matmul(x, y)
    expect(x).unchanged(x0)
    expect(y).unchanged(y0)
