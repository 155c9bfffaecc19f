"""Hidden checks of section 8: right samples, and samples right among the best k."""

import torch
from hypothesis import strategies as st

from grader.author import cases, distinct_sides, expect, given, is_tensor, nothing_raised, task


@st.composite
def scored(draw, low=1, high=7, sides=None):
    """Logits (B, C) without equal entries in a row, in any layout, and labels of which about half are right."""
    samples, classes = draw(sides or distinct_sides(2, low, high))
    numbers = torch.Generator().manual_seed(draw(st.integers(0, 2**32 - 1)))
    ranks = torch.rand(samples, classes, generator=numbers).argsort(dim=1)
    logits = (ranks - classes // 2).to(
        draw(st.sampled_from([torch.float32, torch.float64, torch.float16]))
    ) / 2
    labels = torch.randint(classes, (samples,), generator=numbers)
    right = torch.rand(samples, generator=numbers) < 0.5
    labels = torch.where(right, logits.argmax(dim=1), labels)
    if draw(st.booleans()):
        logits, labels = logits.T.contiguous().T, labels.repeat_interleave(2)[::2]
    return logits, labels


AXIS = {
    "must match|broadcast|out of bounds|out of range": (
        "the classes lie along dim=1: taken over dim=0 there is not one prediction a sample"
    ),
    "no attribute": "a plain number has no method item(): is a tensor method missing before it?",
}
TENSOR = "a tensor came back: a plain Python number is wanted"
FLOAT = "a float came back: a count is an int"
TELLING = torch.tensor(
    [
        [0.0, 1.0, 2.5, -1.0],
        [3.0, 0.5, 1.0, 2.0],
        [1.0, 0.0, -1.0, 0.5],
        [0.0, 2.0, 1.0, 0.5],
        [2.0, 1.5, 1.0, 3.5],
        [-1.0, 0.0, 0.5, 1.0],
        [-2.0, -3.0, -4.0, -1.0],
    ]
)
EDGES = [
    {"pair": (TELLING, torch.tensor([2, 0, 2, 1, 3, 0, 1]))},
    {"pair": (torch.tensor([[1.0, 3.0, 2.0]]), torch.tensor([1]))},
    {"pair": (torch.tensor([[-4.0], [2.0], [0.5]]), torch.tensor([0, 0, 0]))},
    {"pair": (torch.tensor([[-1.0, -3.0, -2.0], [-5.0, -1.0, -0.5]]), torch.tensor([0, 1]))},
    {"pair": (torch.tensor([[1.0, 2.0, 9.0], [8.0, 0.0, 3.0], [7.0, 4.0, 6.0]]), torch.tensor([2, 0, 0]))},
    {"pair": (torch.zeros(0, 3), torch.zeros(0, dtype=torch.int64))},
]


def count_rivals(logits, labels):
    """What the known mistakes make of logits and labels; without samples all are alike."""
    if len(labels) == 0:
        return {}
    best = logits.argmax(dim=1)
    right = (best == labels).sum().item()
    return {
        "this is the number of wrong samples": lambda: len(labels) - right,
        "this is a fraction: a count is wanted": lambda: right / len(labels),
        "this is percent: a count is wanted": lambda: 100 * right / len(labels),
        "this is the number of all samples": lambda: len(labels),
        "the smallest logit was taken: argmax, not argmin": lambda: (
            (logits.argmin(dim=1) == labels).sum().item()
        ),
        "argmax over dim=0 gives one sample a class: the classes lie along dim=1": lambda: (
            (logits.argmax(dim=0) == labels).sum().item()
        ),
        "the largest logits were compared with the labels: their positions are the predictions": lambda: (
            (logits.amax(dim=1) == labels).sum().item()
        ),
        "any() says whether there is one: sum() counts": lambda: int(right > 0),
    }


@task("s08_evaluation.count_correct")
@given(pair=scored(), edges=EDGES)
def test_count_correct_counts_samples(student, reference, pair):
    """The samples whose largest logit is that of their label are counted, as a Python int."""
    expect(student.count_correct(*pair), raised=AXIS).equals(
        lambda: reference.count_correct(*pair),
        when={TENSOR: is_tensor, FLOAT: lambda got: isinstance(got, float)},
        unless=count_rivals(*pair),
    )


@task("s08_evaluation.count_correct")
def test_count_correct_counts_beyond_small_numbers(student, reference):
    """Thousands of samples are counted exactly."""
    labels = torch.arange(5003) % 3
    logits = torch.nn.functional.one_hot(labels, 3).half()
    logits[-1] = logits[-1].roll(1)
    expect(student.count_correct(logits, labels), raised=AXIS).equals(
        5002,
        when={
            TENSOR: is_tensor,
            FLOAT: lambda got: isinstance(got, float) and got == 5002,
            "the count ran over: it was kept in eight bits": lambda got: (
                got in (5002 % 256, 5002 % 256 - 256)
            ),
            "the count was rounded: add up integers, not small floats": lambda got: abs(got - 5002) < 10,
        },
    )


@task("s08_evaluation.count_correct")
@cases(shape=[(5, 1), (1, 5), (1,), (), (4,)])
def test_count_correct_refuses_labels_of_another_shape(student, reference, shape):
    """Labels of any other shape than (B,) raise ValueError."""
    labels = torch.zeros(shape, dtype=torch.int64)
    expect(student.count_correct(torch.rand(5, 3), labels)).raises("ValueError", when=other_shape(shape))


@task("s08_evaluation.count_correct")
def test_count_correct_refuses_more_labels_than_samples(student, reference):
    """One sample has one label: more of them raise ValueError, too."""
    labels = torch.zeros(4, dtype=torch.int64)
    expect(student.count_correct(torch.rand(1, 3), labels)).raises("ValueError", when=other_shape((4,)))


def other_shape(shape):
    """What is told of labels that have this shape."""
    return {
        f"labels of shape {shape} were broadcast against the predictions: raise ValueError": nothing_raised,
        f"labels of shape {shape} raise ValueError: test the shape yourself, before you compare": (
            lambda outcome: outcome.failure.kind != "ValueError"
        ),
    }


@task("s08_evaluation.count_correct")
def test_count_correct_leaves_its_inputs(student, reference):
    """Neither logits nor labels are changed."""
    expect_unchanged(student, student.count_correct)


def expect_unchanged(student, function, *rest):
    """Logits and labels are what they were before the call."""
    torch.manual_seed(0)
    before = torch.randn(5, 3), torch.randint(3, (5,))
    logits, labels = map(student.send, before)
    function(logits, labels, *rest)
    expect(logits).unchanged(before[0])
    expect(labels).unchanged(before[1])


@st.composite
def ranked(draw):
    """Logits and labels, and a k that fits."""
    logits, labels = draw(scored(sides=st.tuples(st.integers(1, 7), st.integers(1, 6))))
    return logits, labels, draw(st.integers(1, logits.shape[1]))


SQUARE = torch.tensor([[1.0, 2.0, 3.0, 4.0], [9.0, 8.0, 7.0, 6.0], [5.0, 1.0, 6.0, 2.0]])


RANKS = (torch.arange(13)[:, None] * 2 + torch.arange(7) * 3).remainder(7).float()
PLACES = torch.tensor(
    [4, 0, 1, 6, 2, 3, 5, 1, 4, 0, 3, 6, 5]
)  # of each label in its row: no two mistakes look alike
LABELS = RANKS.argsort(dim=1, descending=True).gather(1, PLACES[:, None]).squeeze(1)
SHAPES = {
    "must match|broadcast|out of bounds|out of range": (
        "the shapes do not fit: take topk over dim=1, and compare with labels[:, None], one label a row"
    )
}


def place(logits, labels):
    """How many logits of each sample are larger than its label's."""
    return (logits > logits.gather(1, labels[:, None])).sum(dim=1)


def top_k_rivals(logits, labels, k):
    """What the known mistakes make of logits, labels and k."""
    above = place(logits, labels)
    samples, classes = logits.shape
    found = (above < k).sum().item()
    return {
        "this is a count: divide by the number of samples": lambda: float(found),
        "this is percent: a fraction from 0 to 1 is wanted": lambda: 100 * found / samples,
        "this is the fraction of samples that missed": lambda: 1 - found / samples,
        "divided by B times k: a sample counts once, however many classes it may name": lambda: (
            found / (samples * k)
        ),
        "the labels were looked up among the best of all samples: each has a row of its own": lambda: (
            torch.isin(labels, logits.topk(k, dim=1).indices).double().mean().item()
        ),
        "only the largest logit was looked at: that is k = 1": lambda: (above < 1).sum().item() / samples,
        "the k smallest logits were taken": lambda: (above >= classes - k).sum().item() / samples,
        "only the k-th largest was looked at: all of the best k count": lambda: (
            (above == k - 1).sum().item() / samples
        ),
        "one class too many: the label must be among the best k": lambda: (above <= k).sum().item() / samples,
        "one class too few: the k-th largest counts, too": lambda: (above < k - 1).sum().item() / samples,
    }


@task("s08_evaluation.top_k_accuracy")
@given(
    case=ranked(),
    edges=[
        {"case": (RANKS, LABELS, 3)},
        {"case": (SQUARE, torch.tensor([1, 2, 2]), 3)},
        {"case": (SQUARE, torch.tensor([1, 2, 2]), 2)},
        {"case": (SQUARE, torch.tensor([2, 1, 0]), 2)},
        {"case": (SQUARE, torch.tensor([3, 3, 1]), 1)},
        {"case": (SQUARE[:1], torch.tensor([0]), 4)},
    ],
)
def test_top_k_accuracy_looks_at_the_best_k(student, reference, case):
    """A sample counts as right if its label is among its k largest logits; the fraction is a plain Python float."""
    expect(student.top_k_accuracy(*case), raised=SHAPES).number_close_to(
        lambda: reference.top_k_accuracy(*case), when={TENSOR: is_tensor}, unless=top_k_rivals(*case)
    )


@task("s08_evaluation.top_k_accuracy")
@cases(k=[0, -1, 5])
def test_top_k_accuracy_refuses_a_k_out_of_range(student, reference, k):
    """A k that is less than 1 or greater than the number of classes raises ValueError."""
    expect(student.top_k_accuracy(SQUARE, torch.tensor([1, 2, 2]), k)).raises(
        "ValueError",
        when={
            f"k = {k} of 4 classes came through: raise ValueError": nothing_raised,
            f"k = {k} of 4 classes raises ValueError: test k yourself, before topk": (
                lambda outcome: outcome.failure.kind != "ValueError"
            ),
        },
    )


@task("s08_evaluation.top_k_accuracy")
def test_top_k_accuracy_refuses_no_samples(student, reference):
    """No samples raise ValueError."""
    expect(student.top_k_accuracy(torch.zeros(0, 4), torch.zeros(0, dtype=torch.int64), 2)).raises(
        "ValueError",
        when={
            "a fraction of no samples came back: raise ValueError": nothing_raised,
            "the count was divided by zero: test for no samples and raise ValueError": (
                lambda outcome: outcome.failure.kind == "ZeroDivisionError"
            ),
        },
    )


@task("s08_evaluation.top_k_accuracy")
def test_top_k_accuracy_leaves_its_inputs(student, reference):
    """Neither logits nor labels are changed."""
    expect_unchanged(student, student.top_k_accuracy, 2)
