"""Hidden checks of section 8: the confusion matrix, and the recalls in it."""

import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, int_tensors, nothing_raised, task

CLASSES = st.integers(1, 5)


@st.composite
def sorted_out(draw):
    """Predictions, labels and a number of classes; seldom as many samples as classes."""
    classes = draw(CLASSES)
    samples = draw(st.integers(0, 12))
    both = [draw(int_tensors((samples,), 0, classes - 1)) for _ in range(2)]
    return *both, classes


def vector(*values):
    return torch.tensor(values, dtype=torch.int64)


def counted(predictions, labels, classes, step=1):
    """The matrix, counted one by one."""
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for prediction, label in zip(predictions.tolist(), labels.tolist(), strict=True):
        matrix[label, prediction] += step
    return matrix


def overwritten(predictions, labels, classes):
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    matrix[labels, predictions] += 1
    return matrix


def seen_only(predictions, labels, classes):
    """As many rows as the largest class that occurs."""
    return counted(predictions, labels, int(torch.cat([predictions, labels]).max()) + 1)


def matrix_rivals(predictions, labels, classes):
    """What the known mistakes make of a case."""
    right = counted(predictions, labels, classes)
    return {
        "rows and columns are swapped: the label picks the row, the prediction the column": lambda: right.T,
        "indexed += adds 1 once to each cell, however often it occurs: count the repetitions": lambda: (
            overwritten(predictions, labels, classes)
        ),
        "indexed += adds once to each cell, and rows and columns are swapped": lambda: overwritten(
            labels, predictions, classes
        ),
        "only the right samples were counted: the others belong off the diagonal": lambda: (
            right.diagonal().diag()
        ),
        "only the wrong samples were counted: the right ones belong on the diagonal": lambda: (
            right - right.diagonal().diag()
        ),
        "classes that do not occur have rows and columns, too: there are `classes` of them": lambda: (
            seen_only(predictions, labels, classes)
        ),
        "these are fractions of each row: counts are wanted": lambda: right / right.sum(dim=1, keepdim=True),
        "these are fractions of all samples: counts are wanted": lambda: right / right.sum(),
        "counts are integers: float32 came back": lambda: right.float(),
        "counts are integers: float64 came back": lambda: right.double(),
        "int32 came back: int64 is wanted": lambda: right.int(),
    }


@task("s08_evaluation.confusion_matrix")
@given(
    case=sorted_out(),
    edges=[
        {"case": (vector(1, 1, 0, 1, 2), vector(0, 0, 0, 1, 0), 4)},
        {"case": (vector(1, 0, 0), vector(0, 1, 2), 3)},
        {"case": (vector(), vector(), 3)},
        {"case": (vector(0, 0), vector(0, 0), 1)},
    ],
)
def test_confusion_matrix_counts_pairs(student, reference, case):
    """Entry [i, j] is the number of samples with label i and prediction j, in an int64 tensor."""
    none = {"max|numel|non-empty": "there may be no samples at all: then every count is 0"}
    expect(student.confusion_matrix(*case), raised=none).equals(
        lambda: reference.confusion_matrix(*case),
        unless=matrix_rivals(*case),
        when={"a list of lists is not a tensor": lambda got: isinstance(got, list)},
    )


OUT_OF_RANGE = [
    (vector(1, 3), vector(2, 0)),
    (vector(1, -1), vector(2, 1)),
    (vector(1, 0), vector(3, 0)),
    (vector(1, 2), vector(-1, 0)),
    (vector(4, 0), vector(-1, 0)),
    (vector(0, 9), vector(1, 2)),
]


@task("s08_evaluation.confusion_matrix")
@cases(pair=OUT_OF_RANGE)
def test_confusion_matrix_refuses_unknown_classes(student, reference, pair):
    """A prediction or a label outside of 0 … classes - 1 raises ValueError."""
    expect(student.confusion_matrix(*pair, 3)).raises(
        "ValueError",
        when={
            "a class out of range was counted in a cell of another: test the range first": nothing_raised,
            "a class out of range raises ValueError: test the range yourself": (
                lambda outcome: outcome.failure.kind != "ValueError"
            ),
        },
    )


@task("s08_evaluation.confusion_matrix")
@cases(shapes=[((4,), (3,)), ((1,), (3,)), ((3,), (1,)), ((3,), (3, 1)), ((0,), (1,))])
def test_confusion_matrix_refuses_different_shapes(student, reference, shapes):
    """Predictions and labels of different shapes raise ValueError."""
    predictions, labels = (torch.zeros(shape, dtype=torch.int64) for shape in shapes)
    expect(student.confusion_matrix(predictions, labels, 2)).raises(
        "ValueError",
        when={
            "predictions and labels of different shapes were paired up: raise ValueError": nothing_raised,
            "different shapes raise ValueError: test them yourself, before you pair": (
                lambda outcome: outcome.failure.kind != "ValueError"
            ),
        },
    )


@task("s08_evaluation.confusion_matrix")
def test_confusion_matrix_leaves_its_inputs(student, reference):
    """Neither predictions nor labels are changed."""
    before = vector(2, 1, 1, 0), vector(1, 0, 2, 0)
    predictions, labels = map(student.send, before)
    student.confusion_matrix(predictions, labels, 4)
    expect(predictions).unchanged(before[0])
    expect(labels).unchanged(before[1])


def matrices():
    """Counts of any classes; often a class without samples."""
    return CLASSES.flatmap(
        lambda classes: st.tuples(
            int_tensors((classes, classes), 0, 6), st.lists(st.booleans(), min_size=classes, max_size=classes)
        ).map(lambda drawn: drawn[0] * torch.tensor(drawn[1])[:, None])
    )


COUNTS = torch.tensor([[5, 1, 0], [0, 4, 3], [3, 0, 2]])
EMPTY_ROW = torch.tensor([[2, 6, 1], [0, 0, 0], [4, 1, 3]])
MANY = torch.tensor([[30_000_000, 10_000_000], [1_000_000_000, 2_000_000_000]])


def recall_rivals(matrix):
    """What the known mistakes make of a matrix."""
    found, rows = matrix.diagonal(), matrix.sum(dim=1)
    return {
        "a class without samples has no recall: NaN, not 0": lambda: (found / rows).nan_to_num(0.0),
        "a class without samples has no recall: NaN, not 1": lambda: (found / rows).nan_to_num(1.0),
        "classes without samples were left out: one entry a class is wanted": lambda: (found / rows)[
            rows > 0
        ],
        "this is precision, which divides by the columns: recall divides by the rows": lambda: (
            found / matrix.sum(dim=0)
        ),
        "divided by all samples: each class has its own": lambda: found / matrix.sum(),
        "the division was rounded down: use /, not //": lambda: (found // rows.clamp(min=1)).float(),
        "the recalls were averaged: one entry a class is wanted": lambda: (found / rows).nanmean(),
        "this is accuracy: one entry a class is wanted": lambda: found.sum() / matrix.sum(),
        "these are fractions of a matrix: recall is its diagonal": lambda: matrix / rows[:, None],
        "the diagonal of the counts came back: divide by the rows": lambda: found,
        "this is percent: a fraction from 0 to 1 is wanted": lambda: 100 * found / rows,
        "this is the share that was missed": lambda: 1 - found / rows,
        "float64 came back: float32 is wanted": lambda: found.double() / rows,
    }


@task("s08_evaluation.recall_per_class")
@given(matrix=matrices(), edges=[{"matrix": COUNTS}, {"matrix": EMPTY_ROW}, {"matrix": MANY}])
def test_recall_per_class_divides_the_diagonal_by_the_rows(student, reference, matrix):
    """Each class has the fraction of its samples that was predicted as it, float32; NaN where it has none."""
    zero = {"ZeroDivisionError": "a class without samples has NaN: Python's numbers do not divide by zero"}
    expect(student.recall_per_class(matrix), raised=zero).close_to(
        lambda: reference.recall_per_class(matrix),
        unless=recall_rivals(matrix),
        when={
            "a list came back: a float32 tensor is wanted": lambda got: isinstance(got, list),
        },
    )


@task("s08_evaluation.recall_per_class")
def test_recall_per_class_leaves_its_input(student, reference):
    """The matrix is not changed."""
    matrix = student.send(COUNTS)
    student.recall_per_class(matrix)
    expect(matrix).unchanged(COUNTS)
