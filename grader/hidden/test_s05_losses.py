"""Hidden checks of section 5: log-softmax and cross-entropy, in value, in gradient, and far out."""

import torch
from torch.nn import functional as F

from grader.author import cases, distinct_sides, expect, given, task, tensors

IN_PLACE = "x was changed in place: make a new tensor"
NO_GRAPH = {
    "does not require grad": "the result has lost its graph: no detach(), .item() or torch.tensor() here",
    r"has no attribute 'backward'": "`.item()` gives a Python number: the result has lost its graph",
}
NOT_FINITE = "infinite or NaN, as exp overflows: subtract the maximum of each row, or use torch.logsumexp"
CAPPED = "a small number inside the logarithm hides the infinity: take log-softmax in one step"
FAR = {"rtol": 1e-5, "atol": 2e-3}  # float32 itself is no finer near 10000


def not_finite(got):
    return not got.isfinite().all()


# log_softmax

KEEPDIM = "keepdim is missing: the sums line up with another axis"


@task("s05_networks.log_softmax")
@cases(shape=[(2, 3, 4), (3, 5), (4,), (3, 1), (3, 3)], axis=[0, 1, 2, -1, -2, -3])
def test_log_softmax_normalizes_along_dim(student, reference, shape, axis):
    """The result is the logarithm of the softmax along `dim`."""
    x = torch.randn(shape)
    dim = axis % len(shape) - (len(shape) if axis < 0 else 0)
    implicit = 0 if len(shape) in (1, 3) else 1
    expect(student.log_softmax(x, dim=dim), raised={"must match the size": KEEPDIM}).close_to(
        lambda: reference.log_softmax(x, dim),
        unless={
            "the logarithm is missing: this is the softmax": lambda: F.softmax(x, dim),
            "the sum runs over all entries, not along dim": lambda: x - x.flatten().logsumexp(0),
            KEEPDIM: lambda: x - x.logsumexp(dim),
            "this is log-sigmoid: the entries of a row are to compete": lambda: F.logsigmoid(x),
            "the sum runs along axis 0, whatever dim says": lambda: reference.log_softmax(x, 0),
            "the sum runs along the last axis, whatever dim says": lambda: reference.log_softmax(x, -1),
            "the sum runs along an axis guessed from the shape, not along dim": lambda: reference.log_softmax(
                x, implicit
            ),
            "log2 or log10 was taken: the natural logarithm is wanted": lambda: F.softmax(x, dim).log2(),
        },
    )


@task("s05_networks.log_softmax")
@given(x=tensors((3, 5)))
def test_log_softmax_takes_the_last_axis_by_default(student, reference, x):
    """Without `dim` the last axis is meant."""
    wrong = "the default is another axis: dim=-1 is wanted"
    expect(student.log_softmax(x)).close_to(
        lambda: reference.log_softmax(x, -1), unless={wrong: lambda: reference.log_softmax(x, 0)}
    )


@task("s05_networks.log_softmax")
@cases(scale=[100.0, 10000.0], dim=[0, 1])
def test_log_softmax_is_finite_far_out(student, reference, scale, dim):
    """Large logits, rows far apart and entries far apart give finite, right results."""
    x = torch.tensor([[1.0, 0.5, -1.0], [-1.0, -0.5, -0.75], [1.0, 1.0, 1.0], [-1.0, -1.0, 0.0]]) * scale
    expect(student.log_softmax(x, dim)).close_to(
        lambda: reference.log_softmax(x, dim),
        when={NOT_FINITE: not_finite, CAPPED: lambda got: got.min() > -40},
        **FAR,
    )


@task("s05_networks.log_softmax")
@given(sides=distinct_sides(2), edges=[{"sides": (1, 4)}])
def test_log_softmax_has_the_right_gradient(student, reference, sides):
    """The gradient is that of log-softmax, the normalizer's part included."""
    values, weights = torch.randn(sides, dtype=torch.float64), torch.randn(sides, dtype=torch.float64)
    x = student.send(values).requires_grad_()
    (student.log_softmax(x, 1) * weights).sum().backward()
    expect(x.grad, raised=NO_GRAPH).close_to(
        lambda: weights - F.softmax(values, 1) * weights.sum(1, keepdim=True),
        unless={"the normalizer was cut off from the graph: do not detach it": lambda: weights},
    )


@task("s05_networks.log_softmax")
@cases(dtype=[torch.float32, torch.float64])
def test_log_softmax_leaves_its_input_as_it_was(student, reference, dtype):
    """The input is not changed, and its dtype is kept."""
    original = torch.randn(4, 3, dtype=dtype).T
    x = student.send(original)
    expect(student.log_softmax(x, 0)).close_to(lambda: reference.log_softmax(original, 0))
    expect(x).unchanged(original, cause=IN_PLACE)


# cross_entropy

RAISED = {
    "match target batch_size": "the first axis of the logits is the batch, and stays so: no transpose here",
    r"^\w*(Runtime|NotImplemented|Value)Error: .*([Tt]arget|xpected .*(Long|floating)|for .Long|not supported)": (
        "look at the order of the arguments: F.cross_entropy takes logits first, then targets"
    ),
}
A_NUMBER = {
    "`.item()` gives a Python number: the result has lost its graph": lambda got: isinstance(got, float),
    "one number is wanted, the mean over the batch: this is a loss for every sample": lambda got: (
        got.dim() == 1
    ),
}


def miscalculations(logits, targets):
    """What known mistakes would give."""
    logs, chosen = F.log_softmax(logits, 1), torch.arange(len(targets))
    losses = -logs[chosen, targets]
    return {
        "softmax twice: cross_entropy takes logits, and does the softmax itself": lambda: F.cross_entropy(
            logits.softmax(1), targets
        ),
        "log-softmax is missing: nll_loss takes log-probabilities": lambda: -logits[chosen, targets].mean(),
        "the logarithm is missing: nll_loss takes log-probabilities": lambda: (
            -logs.exp()[chosen, targets].mean()
        ),
        "this is the sum over the batch: the mean is wanted": losses.sum,
        "divided by the number of classes as well: pick one entry a row, then take the mean": lambda: (
            losses.mean() / logits.shape[1]
        ),
        "the minus sign is missing": lambda: -losses.mean(),
        "the softmax runs over the batch: the classes are on dim=1": lambda: F.nll_loss(
            logits.log_softmax(0), targets
        ),
        "the targets were picked in every row: pick one entry a row": lambda: -logs[:, targets].mean(),
        "label smoothing was not asked for": lambda: F.cross_entropy(logits, targets, label_smoothing=0.1),
    }


@task("s05_networks.cross_entropy")
@given(sides=distinct_sides(2), edges=[{"sides": (1, 4)}, {"sides": (5, 1)}, {"sides": (4, 4)}])
def test_cross_entropy_is_the_mean_loss(student, reference, sides):
    """The result is the mean over the batch of -log(softmax(logits)[target])."""
    logits, targets = 2 * torch.randn(sides), torch.randint(sides[1], sides[:1])
    expect(student.cross_entropy(logits, targets), raised=RAISED).close_to(
        lambda: F.cross_entropy(logits, targets), unless=miscalculations(logits, targets), when=A_NUMBER
    )


@task("s05_networks.cross_entropy")
@given(sides=distinct_sides(2), edges=[{"sides": (1, 4)}])
def test_cross_entropy_has_the_right_gradient(student, reference, sides):
    """The gradient is (softmax(logits) - one_hot(targets)) / B."""
    values, targets = torch.randn(sides), torch.randint(sides[1], sides[:1])
    logits = student.send(values).requires_grad_()
    student.cross_entropy(logits, targets).backward()
    expect(logits.grad, raised=NO_GRAPH | RAISED).close_to(
        lambda: (values.softmax(1) - F.one_hot(targets, sides[1])) / sides[0]
    )


@task("s05_networks.cross_entropy")
@cases(scale=[100.0, 10000.0])
def test_cross_entropy_is_finite_far_out(student, reference, scale):
    """Value and gradient are finite and right for large logits."""
    values = torch.tensor([[1.0, 0.5, -1.0], [-1.0, -0.5, -0.75], [0.0, 1.0, 1.0]]) * scale
    targets = torch.tensor([2, 0, 1])
    logits = student.send(values).requires_grad_()
    loss = student.cross_entropy(logits, targets)
    when = {NOT_FINITE: not_finite, CAPPED: lambda got: got < 40}
    expect(loss, raised=RAISED).close_to(lambda: F.cross_entropy(values, targets), when=when, **FAR)
    loss.backward()
    expect(logits.grad, raised=NO_GRAPH).close_to(
        lambda: (values.softmax(1) - F.one_hot(targets, 3)) / 3, when={NOT_FINITE: not_finite}, **FAR
    )


@task("s05_networks.cross_entropy")
@cases(dtype=[torch.float32, torch.float64])
def test_cross_entropy_leaves_its_arguments_as_they_were(student, reference, dtype):
    """Logits and targets are not changed, and the result has the dtype of the logits."""
    values, labels = torch.randn(4, 3, dtype=dtype), torch.tensor([2, 0, 1, 1])
    logits, targets = student.send(values), student.send(labels)
    loss = student.cross_entropy(logits, targets)
    expect(loss, raised=RAISED).close_to(lambda: F.cross_entropy(values, labels), when=A_NUMBER)
    expect(logits).unchanged(values, cause="the logits were changed in place: make a new tensor")
    expect(targets).unchanged(labels, cause="the targets were changed in place: make a new tensor")
