"""Hidden checks of section 3: rows picked by a mask, columns standardized, points compared pair by pair."""

import torch
from hypothesis import strategies as st

from grader.author import cases, distinct_sides, expect, given, int_tensors, task, tensors

CUT_OFF = {"does not require grad": "the result is cut off from its inputs: no NumPy, no detach(), no item()"}
UNREACHED = {"no gradient arrived: the result does not depend on this input": lambda got: got is None}
AMBIGUOUS = {"ambiguous": "Python's if, and, or, not want one truth value: combine masks by &, | and ~"}


def matrices(dtype=torch.float32, low=-1, high=4):
    """Matrices with few different entries, zero among them, and often whole rows above it."""
    return (
        distinct_sides(2, 1, 6)
        .flatmap(lambda sides: int_tensors(sides, low, high))
        .map(lambda x: x.to(dtype))
    )


def column_mask(x):
    """The columns instead of the rows."""
    return x[:, (x > 0).all(dim=0)]


@task("s03_tensors.keep_positive_rows")
@given(
    x=st.sampled_from([torch.float32, torch.int64, torch.float64]).flatmap(matrices),
    edges=[
        {"x": torch.tensor([[1.0, 2], [0, 5], [3, -1], [1, -3], [-1, -1], [4, 4], [1, 2], [0, 0], [1, 3]])},
        {"x": torch.tensor([[0.5, 2.0, -1.0], [3.0, 0.25, 0.125]])},
        {"x": torch.tensor([[-1.0, -2.0], [-3.0, 4.0]])},
    ],
)
def test_keep_positive_rows_keeps_them_in_order(student, reference, x):
    """The rows whose every element is greater than 0 remain, in their order."""
    kept = (x > 0).all(dim=1)
    expect(student.keep_positive_rows(x), raised=AMBIGUOUS).equals(
        lambda: reference.keep_positive_rows(x),
        unless={
            "every row was kept (a mask of uint8? there ~ turns 1 into 254, which is true)": lambda: x,
            "a row with one positive element was kept: all elements must be": lambda: x[(x > 0).any(dim=1)],
            "zero is not greater than 0": lambda: x[(x >= 0).all(dim=1)],
            "the sum of a row does not tell about each element": lambda: x[x.sum(dim=1) > 0],
            "only the first element of each row was looked at": lambda: x[x[:, 0] > 0],
            "columns were kept instead of rows": lambda: column_mask(x),
            "the rows that should go were kept": lambda: x[~kept],
            "the mask is integers, so it was read as row numbers: keep it bool": lambda: x[kept.long()],
            "the other rows were set to zero instead of left out": lambda: x * kept[:, None],
            "the elements were picked one by one, and the rows are gone": lambda: x[x > 0],
            "repeated rows were dropped": lambda: x[kept].unique(dim=0),
            "the kept rows are in another order": lambda: x[kept].flip(0),
            "the numbers of the rows came back": lambda: kept.nonzero().squeeze(1),
            "the mask came back instead of the rows": lambda: kept,
        },
        when={
            "one kept row is still a matrix of one row: no squeeze": lambda got: (
                kept.sum() == 1 and torch.equal(got, x[kept][0])
            ),
            "float32 came back: the dtype of x is wanted": lambda got: got.dtype == torch.float32 != x.dtype,
        },
    )


@task("s03_tensors.keep_positive_rows")
@cases(rows=[[], [[1.0, 2.0, 3.0]], [[1.0, 0.0, 3.0]], [[-1.0, -1.0, -1.0], [2.0, 2.0, -2.0]]])
def test_keep_positive_rows_gives_a_matrix(student, reference, rows):
    """The result has two axes, even where one row or none is kept."""
    x = torch.tensor(rows).reshape(-1, 3)
    expect(student.keep_positive_rows(x), raised=AMBIGUOUS).equals(
        lambda: reference.keep_positive_rows(x),
        when={
            "one row, or none, is still a matrix: the result must have two axes": lambda got: got.ndim != 2,
            "no row is kept here: the shape is (0, 3)": lambda got: len(got) > 0,
        },
    )


@task("s03_tensors.keep_positive_rows")
def test_keep_positive_rows_leaves_its_input(student, reference):
    """`x` is not changed."""
    x0 = torch.tensor([[1.0, 2.0], [0.0, 5.0], [3.0, -1.0]])
    x = student.send(x0)
    student.keep_positive_rows(x)
    expect(x).unchanged(x0)


def features(dtype=torch.float32):
    """At least two rows; entries are multiples of 1/8, or whole numbers."""
    return st.tuples(st.integers(2, 6), st.integers(1, 5)).flatmap(lambda sides: tensors(sides, dtype))


WIDE = torch.tensor([[1.0, 50.0, -3.0], [2.0, 10.0, -5.0], [4.0, 30.0, 0.5], [8.0, -20.0, 1.0]])
ROUNDED = {"rtol": 1e-4, "atol": 1e-4}  # a deviation from sums of squares loses some digits
NO_MEAN = {
    "mean\\(\\)|std and var": "whole numbers have no mean and no deviation: turn them into floats first",
    "must match|broadcast": "the shapes do not fit: reduce over axis 0, the rows, to get one number a column",
}


def standard_rivals(x):
    """What the known mistakes make of `x`."""
    z = x if x.is_floating_point() else x.float()
    mean, std = z.mean(dim=0), z.std(dim=0)
    safe = torch.where(std > 0, std, 1)
    centred = z - mean
    return {
        "the rows were standardized: one number a column comes from reducing axis 0": lambda: (
            (z - z.mean(dim=1, keepdim=True)) / z.std(dim=1, keepdim=True)
        ),
        "one mean and deviation for the whole matrix: reduce axis 0 only": lambda: (z - z.mean()) / z.std(),
        "the divisor n was used: the standard deviation is asked for with n - 1": lambda: (
            centred / torch.where(std > 0, z.std(dim=0, correction=0), 1)
        ),
        "the mean was not subtracted": lambda: z / safe,
        "divided by the variance: its square root is the standard deviation": lambda: (
            centred / torch.where(std > 0, z.var(dim=0), 1)
        ),
        "not divided by the standard deviation": lambda: centred,
        "multiplied by the standard deviation": lambda: centred * std,
        "the values were rounded down: `//` floors, `/` divides": lambda: centred // safe,
        "the values were cut off: integers were made too early": lambda: (centred / safe).trunc(),
        "the mean was rounded down to a whole number": lambda: (z - mean.floor()) / safe,
        "the sum was subtracted instead of the mean": lambda: (z - z.sum(dim=0)) / safe,
        "scaled to the range of the column": lambda: (z - z.amin(dim=0)) / (z.amax(dim=0) - z.amin(dim=0)),
    }


def divided_by_zero(x):
    """Just the columns of equal elements came back as no numbers."""
    return {
        "0 / 0 is NaN: a column of equal elements has deviation 0": lambda got: (
            not got.isfinite().all() and torch.equal(~got.isfinite(), (x == x[0]).all(dim=0).expand(x.shape))
        )
    }


@task("s03_tensors.standardize_columns")
@given(x=features(), edges=[{"x": WIDE}])
def test_standardize_columns_centres_and_scales(student, reference, x):
    """Each column gets mean 0 and standard deviation 1."""
    expect(student.standardize_columns(x), raised=NO_MEAN).close_to(
        lambda: reference.standardize_columns(x),
        **ROUNDED,
        unless=standard_rivals(x),
        when=divided_by_zero(x),
    )


@task("s03_tensors.standardize_columns")
@cases(value=[0.0, 7.0, -0.5], rows=[2, 5])
def test_standardize_columns_zeroes_a_constant_column(student, reference, value, rows):
    """A column whose elements are all equal becomes zeros."""
    x = torch.stack([torch.full((rows,), value), torch.arange(float(rows))], dim=1)
    expect(student.standardize_columns(x), raised=NO_MEAN).close_to(
        lambda: reference.standardize_columns(x),
        **ROUNDED,
        unless=standard_rivals(x),
        when=divided_by_zero(x),
    )


@task("s03_tensors.standardize_columns")
@given(x=features(torch.int64), edges=[{"x": torch.tensor([[-3, 1], [-2, 7], [0, 7]])}])
def test_standardize_columns_takes_integers(student, reference, x):
    """Integers, negative ones too, give float32."""
    expect(student.standardize_columns(x), raised=NO_MEAN).close_to(
        lambda: reference.standardize_columns(x),
        **ROUNDED,
        unless=standard_rivals(x)
        | {"float64 came back: integers give float32": lambda: reference.standardize_columns(x.double())},
        when=divided_by_zero(x),
    )


@task("s03_tensors.standardize_columns")
def test_standardize_columns_keeps_the_dtype(student, reference):
    """float64 stays float64."""
    x = torch.randn(5, 3, dtype=torch.float64)
    expect(student.standardize_columns(x)).close_to(
        lambda: reference.standardize_columns(x),
        rtol=1e-5,
        unless=standard_rivals(x)
        | {"float32 came back: floats keep their dtype": lambda: reference.standardize_columns(x.float())},
    )


@task("s03_tensors.standardize_columns")
def test_standardize_columns_passes_gradients(student, reference):
    """Gradients flow back to the input."""
    x0, weights = torch.randn(5, 3), torch.randn(5, 3)
    x, twin = student.send(x0.clone().requires_grad_()), x0.clone().requires_grad_()
    (student.standardize_columns(x) * weights).sum().backward()
    (reference.standardize_columns(twin) * weights).sum().backward()
    expect(x.grad, raised=CUT_OFF).close_to(twin.grad, rtol=1e-4, atol=1e-5, when=UNREACHED)


@task("s03_tensors.standardize_columns")
@cases(rows=[2, 4], columns=[0, 1])
def test_standardize_columns_takes_any_width(student, reference, rows, columns):
    """One column, or none, is nothing special."""
    x = torch.arange(float(rows * columns)).reshape(rows, columns)
    expect(student.standardize_columns(x)).close_to(
        lambda: reference.standardize_columns(x), **ROUNDED, unless=standard_rivals(x)
    )


@task("s03_tensors.standardize_columns")
def test_standardize_columns_leaves_its_input(student, reference):
    """`x` is not changed."""
    x0 = torch.randn(4, 3)
    x = student.send(x0)
    student.standardize_columns(x)
    expect(x).unchanged(x0)


def points(dtype=torch.float32):
    """Two sets of points of one dimension; n, m and d are all different."""
    return distinct_sides(3, 1, 5).flatmap(
        lambda sides: st.tuples(tensors((sides[0], sides[2]), dtype), tensors((sides[1], sides[2]), dtype))
    )


@task("s03_tensors.pairwise_distances")
@given(
    pair=st.sampled_from([torch.float32, torch.float64]).flatmap(points),
    edges=[
        {
            "pair": (
                torch.tensor([[1.0, 2, 4], [0, 5, -3]]),
                torch.tensor([[3.0, -1, 7], [8, 0, 1], [2, 2, 2], [0, 1, 0]]),
            )
        }
    ],
)
def test_pairwise_distances_measures_each_pair(student, reference, pair):
    """Element [i, j] is the Euclidean distance from x[i] to y[j]."""
    x, y = pair
    steps = x[:, None] - y
    expect(student.pairwise_distances(x, y)).close_to(
        lambda: reference.pairwise_distances(x, y),
        rtol=1e-5,
        atol=1e-5,
        unless={
            "the result is transposed: one row for each point of x": lambda: steps.norm(dim=-1).T,
            "these are squared distances: the root is missing": lambda: steps.square().sum(dim=-1),
            "the coordinates were added up: Euclid squares them first": lambda: steps.abs().sum(dim=-1),
            "the differences were added up with their signs": lambda: steps.sum(dim=-1),
            "the largest coordinate was taken": lambda: steps.abs().amax(dim=-1),
            "the mean over the coordinates was taken instead of the sum": lambda: (
                steps.square().mean(dim=-1).sqrt()
            ),
            "x was compared with itself": lambda: reference.pairwise_distances(x, x),
            "the products were added instead of taken away": lambda: (
                x.square().sum(1)[:, None] + y.square().sum(1) + 2 * x @ y.T
            ).sqrt(),
            "the lengths were subtracted, not the points": lambda: (
                x.norm(dim=1)[:, None] - y.norm(dim=1)
            ).abs(),
            "float32 on the way: the dtype of the inputs is wanted": lambda: steps.float().norm(dim=-1),
        },
        when={"the root of a negative number is NaN": lambda got: bool(got.isnan().any())},
    )


@task("s03_tensors.pairwise_distances")
def test_pairwise_distances_is_never_nan(student, reference):
    """A point lies at distance 0 from itself, up to rounding, and never at NaN."""
    x = torch.rand(40, 3) * 30 - 15
    expect(student.pairwise_distances(x, x.clone())).close_to(
        lambda: reference.pairwise_distances(x, x),
        atol=0.05,
        when={
            "rounding brought |x|² + |y|² - 2 x·y below 0, and its root is NaN: clamp it first": lambda got: (
                bool(got.isnan().any())
            )
        },
    )


@task("s03_tensors.pairwise_distances")
@cases(n=[0, 1, 3], m=[0, 1, 2], d=[1, 4])
def test_pairwise_distances_takes_any_number(student, reference, n, m, d):
    """One point, or none, on either side is nothing special."""
    x, y = torch.ones(n, d), torch.zeros(m, d)
    expect(student.pairwise_distances(x, y)).close_to(lambda: reference.pairwise_distances(x, y))


@task("s03_tensors.pairwise_distances")
def test_pairwise_distances_passes_gradients(student, reference):
    """Gradients flow back to both inputs."""
    x0, y0, weights = torch.randn(4, 3), torch.randn(5, 3) + 4, torch.randn(4, 5)
    x, y = student.send(x0.clone().requires_grad_()), student.send(y0.clone().requires_grad_())
    (student.pairwise_distances(x, y) * weights).sum().backward()
    twins = x0.clone().requires_grad_(), y0.clone().requires_grad_()
    (reference.pairwise_distances(*twins) * weights).sum().backward()
    for sent, twin in zip((x, y), twins, strict=True):
        expect(sent.grad, raised=CUT_OFF).close_to(twin.grad, rtol=1e-4, atol=1e-4, when=UNREACHED)


@task("s03_tensors.pairwise_distances")
def test_pairwise_distances_leaves_its_inputs(student, reference):
    """Neither input is changed."""
    x0, y0 = torch.randn(3, 2), torch.randn(4, 2)
    x, y = student.send(x0), student.send(y0)
    student.pairwise_distances(x, y)
    expect(x).unchanged(x0)
    expect(y).unchanged(y0)
