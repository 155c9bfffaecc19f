"""Hidden checks of section 9: the best weights of a training."""

import math

import torch
from hypothesis import strategies as st

from grader.author import drawn_batch, drawn_two_mode, expect, given, task, two_mode_twin

NEAR = {"rtol": 1e-4, "atol": 1e-5}


def numbered(n):
    """Weights and buffers that say which they are."""
    return {name: torch.full_like(tensor, n) for name, tensor in drawn_two_mode().items()}


def course(losses, better=lambda loss, best: loss < best, start=math.inf):
    """Which updates are the best so far, and which was the best of all (-1: none)."""
    best, kept, answers = start, -1, []
    for n, loss in enumerate(losses):
        answers.append((better(loss, best) or kept == -1) and not math.isnan(loss))
        if answers[-1]:
            best, kept = loss, n
    return answers, kept


def with_nan(losses):
    """The comparison the wrong way round, which lets NaN through."""
    best, kept, answers = math.inf, -1, []
    for n, loss in enumerate(losses):
        answers.append(not loss >= best)
        if answers[-1]:
            best, kept = loss, n
    return answers, kept


def first_is_infinite(losses):
    """The first must be lower than infinity, too."""
    best, kept, answers = math.inf, -1, []
    for n, loss in enumerate(losses):
        answers.append(loss < best)
        if answers[-1]:
            best, kept = loss, n
    return answers, kept


def first_is_nan(losses):
    """The first is kept whatever it is, and nothing is lower than NaN."""
    answers, kept = course([0.0 if math.isnan(losses[0]) else losses[0]])
    best = losses[0]
    for n, loss in enumerate(losses[1:], start=1):
        answers.append(loss < best)
        if answers[-1]:
            best, kept = loss, n
    return answers, kept


def last_loss(losses):
    """Compared with the loss before, not with the best."""
    before, kept, answers = math.inf, -1, []
    for n, loss in enumerate(losses):
        answers.append(loss < before)
        before, kept = loss, n if answers[-1] else kept
    return answers, kept


COURSES = {
    "the first loss is the best so far, even an infinite one": first_is_infinite,
    "NaN is never the best, not even the first: wait for a number": first_is_nan,
    "of two equal losses the earlier stays: only a lower one is better": lambda losses: course(
        losses, lambda loss, best: loss <= best
    ),
    "the highest loss was kept: the lowest is the best": lambda losses: course(
        losses, lambda loss, best: loss > best
    ),
    "NaN is never the best: no comparison with it is true": with_nan,
    "compare with the best loss so far, not with the one before": last_loss,
    "always the last: only a lower loss is better": lambda losses: course(losses, lambda loss, best: True),
    "never after the first: a lower loss is better": lambda losses: course(losses, lambda loss, best: False),
}
LOSSES = st.lists(
    st.sampled_from([0.25, 0.5, 0.75, 1.0, 2.5, -1.0, math.inf, math.nan]), min_size=1, max_size=6
)
EDGES = [
    {"losses": [0.5, 0.75, 0.25, 0.25, 1.0, 0.5]},
    {"losses": [0.5, math.nan, 0.25, math.nan, 0.3]},
    {"losses": [math.nan, 2.0, math.nan]},
    {"losses": [math.inf, math.inf]},
    {"losses": [1e9, -3.0, 0.0]},
]
NONE = "the answer is True or False: is a return missing?"


@task("s09_checkpoints.BestWeights")
@given(losses=LOSSES, edges=EDGES)
def test_BestWeights_tells_a_new_best(student, reference, losses):
    """Update returns True for the first loss and for every lower one; NaN is never the best."""
    best, model = student.BestWeights(), two_mode_twin(student.torch, numbered(0))[0]
    answers = [best.update(loss, model) for loss in losses]
    expect(student.send(answers)).equals(
        course(losses)[0],
        unless={cause: lambda other=other: other(losses)[0] for cause, other in COURSES.items()},
        when={NONE: lambda got: None in got},
    )


@task("s09_checkpoints.BestWeights")
@given(losses=LOSSES.filter(lambda losses: course(losses)[1] >= 0), edges=[e for e in EDGES if e["losses"]])
def test_BestWeights_restores_the_best(student, reference, losses):
    """Restore puts the parameters and buffers of the best update into the model."""
    best, model = student.BestWeights(), two_mode_twin(student.torch, numbered(0))[0]
    for n, loss in enumerate(losses):
        model.load_state_dict(numbered(n))
        best.update(loss, model)
    model.load_state_dict(numbered(50))
    best.restore(model)
    expect(model.state_dict()).equals(
        lambda: numbered(course(losses)[1]),
        unless={
            "the model was not touched: the kept tensors are its own and no copies, or none were put back": lambda: (
                numbered(50)
            ),
            "only parameters were put back: the buffers belong to it, too": lambda: parameters_of(
                course(losses)[1], 50
            ),
        }
        | {cause: lambda other=other: numbered(other(losses)[1]) for cause, other in COURSES.items()},
    )


def parameters_of(n, other):
    """Parameters of the one, buffers of the other."""
    buffers = ("1.running_mean", "1.running_var", "1.num_batches_tracked")
    return {name: tensor for name, tensor in numbered(n).items() if name not in buffers} | {
        name: numbered(other)[name] for name in buffers
    }


def trained(lib, model, optimizer, data):
    """One update."""
    inputs, labels = data
    optimizer.zero_grad()
    lib.nn.CrossEntropyLoss()(model(inputs), labels).backward()
    optimizer.step()


@task("s09_checkpoints.BestWeights")
def test_BestWeights_keeps_its_copy(student, reference):
    """However the model is trained between the calls, each restore gives the same weights."""
    weights, data = drawn_two_mode(), drawn_batch(7)
    model, optimizer = two_mode_twin(student.torch, weights)
    model.eval()
    best = student.BestWeights()
    best.update(0.5, model)
    for cause in (
        "the copy was trained along with the model, whose own tensors are in state_dict(), or not put back",
        "the kept weights did not outlast the first restore: copy them into the model, and keep the copy",
    ):
        trained(student.torch, model, optimizer, data)
        best.update(0.75, model)
        best.restore(model)
        expect(model.state_dict()).equals(weights, when={cause: lambda got: True})
    trained(student.torch, model, optimizer, data)
    expect(student.torch.equal(model[0].weight, weights["0.weight"])).equals(
        False,
        when={"the optimizer trains other parameters than the model's: copy the numbers": lambda got: True},
    )


@task("s09_checkpoints.BestWeights")
def test_BestWeights_leaves_the_model(student, reference):
    """Update changes neither the model's numbers nor its training."""
    weights, data = drawn_two_mode(), drawn_batch(7)

    def play(lib, update):
        model, optimizer = two_mode_twin(lib, weights)
        model.eval()
        for loss in (0.5, 0.25, 0.75):
            update(loss, model)
            trained(lib, model, optimizer, data)
        return model.state_dict()

    best = student.BestWeights()
    expect(play(student.torch, best.update)).close_to(
        lambda: play(torch, lambda loss, model: None),
        when={"update has changed the model: it is only to be copied": lambda got: True},
        **NEAR,
    )


@task("s09_checkpoints.BestWeights")
def test_BestWeights_has_nothing_at_first(student, reference):
    """Before anything was kept, restore raises RuntimeError; a loss of NaN keeps nothing."""
    nothing = "restore without anything kept raises RuntimeError"
    for losses in ([], [math.nan]):
        best, model = student.BestWeights(), two_mode_twin(student.torch, numbered(0))[0]
        for loss in losses:
            best.update(loss, model)
        expect(best.restore(model)).raises(
            "RuntimeError",
            when={nothing: lambda outcome: True},
        )
