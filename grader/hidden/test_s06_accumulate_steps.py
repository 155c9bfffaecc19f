"""Hidden checks of section 6: updates accumulated over small batches."""

import torch

from grader.author import (
    cases,
    drawn_batch,
    drawn_linear,
    drawn_two_mode,
    expect,
    is_tensor,
    linear_twin,
    rivals,
    task,
    two_mode_twin,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
SIZES = [5, 2, 3, 4, 1]

TENSOR = "a tensor came back, which keeps its whole graph alive: return numbers with .item()"
NOT_MOVED = (
    "no parameter moved: step() is not called, comes before backward(), or zero_grad() comes between the two"
)
NOT_CLEARED = "the gradients of earlier updates were still there: zero_grad() is missing"


def accumulated(share, *, clear="group", rest=True, step="group"):
    """Accumulation in which a small batch counts `share(size, samples, pieces)` of its mean loss."""

    def run(model, optimizer, loss_function, batches, per_update):
        for first in range(0, len(batches), per_update):
            group = batches[first : first + per_update]
            if len(group) < per_update and not rest:
                break
            samples = sum(len(targets) for _, targets in group)
            if clear == "group":
                optimizer.zero_grad()
            for inputs, targets in group:
                if clear == "batch":
                    optimizer.zero_grad()
                loss = loss_function(model(inputs), targets)
                (loss * share(len(targets), samples, len(group))).backward()
                if step == "batch":
                    optimizer.step()
            if step == "group":
                optimizer.step()

    return run


def right_share(size, samples, pieces):
    return size / samples


def equal_share(size, samples, pieces):
    return 1 / pieces


ACCUMULATION_MISTAKES = {
    NOT_MOVED: lambda *rest: None,
    "every small batch counted the same: a batch counts by its share of the samples": accumulated(
        equal_share
    ),
    "the gradients were added without a share for each: the big batch's loss is a mean": accumulated(
        lambda size, samples, pieces: 1.0
    ),
    "the gradient is that of the sum over all samples: divide by their number": accumulated(
        lambda size, samples, pieces: size
    ),
    "the gradients were cleared within a group: only its last small batch counted": accumulated(
        right_share, clear="batch"
    ),
    NOT_CLEARED: accumulated(right_share, clear="never"),
    "step() was called for each small batch: call it once a group": accumulated(right_share, step="batch"),
    "each small batch got an update of its own: accumulate first": accumulated(
        lambda size, samples, pieces: 1.0, step="batch", clear="batch"
    ),
    "the last, smaller group got no update": accumulated(right_share, rest=False),
    "the last group was divided by the wrong number: it has fewer batches": lambda *rest: accumulated(
        lambda size, samples, pieces: 1 / rest[-1]
    )(*rest),
}


def play_accumulation(function, lib, weights, batches, per_update):
    model, optimizer = linear_twin(lib, weights)
    return function(model, optimizer, lib.nn.CrossEntropyLoss(), batches, per_update), model


@task("s06_training.accumulate_steps")
@cases(per_update=[2, 3, 1, 9])
def test_accumulate_steps_equals_big_batches(student, reference, per_update):
    """Each update is the one that the whole big batch gives, though the small ones differ in size."""
    weights, batches = drawn_linear(), [drawn_batch(size) for size in SIZES]

    def play(function, lib):
        return play_accumulation(function, lib, weights, batches, per_update)[1].state_dict()

    expect(play(student.accumulate_steps, student.torch)).close_to(
        lambda: play(reference.accumulate_steps, torch),
        unless=rivals(play, ACCUMULATION_MISTAKES),
        **NEAR,
    )


def group_losses(combine):
    """Returned losses where `combine(losses, sizes, per_update)` makes one of a group's."""

    def run(model, optimizer, loss_function, batches, per_update):
        losses = []
        for first in range(0, len(batches), per_update):
            group = batches[first : first + per_update]
            with torch.no_grad():
                small = [loss_function(model(inputs), targets).item() for inputs, targets in group]
            losses += combine(small, [len(targets) for _, targets in group], per_update)
            accumulated(right_share)(model, optimizer, loss_function, group, per_update)
        return losses

    return run


@task("s06_training.accumulate_steps")
def test_accumulate_steps_returns_a_loss_an_update(student, reference):
    """One plain Python float comes back for each update: the mean loss per sample before it."""
    weights, batches = drawn_linear(), [drawn_batch(size) for size in SIZES]

    def play(function, lib):
        return play_accumulation(function, lib, weights, batches, 2)[0]

    expect(play(student.accumulate_steps, student.torch)).close_to(
        lambda: play(reference.accumulate_steps, torch),
        when={TENSOR: lambda got: is_tensor(got) or any(map(is_tensor, got))},
        unless=rivals(play, LOSS_MISTAKES),
        **NEAR,
    )


LOSS_MISTAKES = {
    "one loss for each small batch came back: one for each update is wanted": group_losses(
        lambda losses, sizes, per_update: losses
    ),
    "these are means over small batches: a batch counts by its number of samples": group_losses(
        lambda losses, sizes, per_update: [sum(losses) / len(losses)]
    ),
    "the last group was divided by the wrong number: it has fewer batches": group_losses(
        lambda losses, sizes, per_update: [sum(losses) / per_update]
    ),
    "these are sums of the small batches' losses": group_losses(lambda losses, sizes, n: [sum(losses)]),
    "these are the losses of each group's last small batch alone": group_losses(
        lambda losses, sizes, per_update: losses[-1:]
    ),
}


@task("s06_training.accumulate_steps")
def test_accumulate_steps_feeds_small_batches(student, reference):
    """The model never sees more than one small batch at a time."""
    weights, batches = drawn_linear(), [drawn_batch(size) for size in SIZES]
    model, optimizer = linear_twin(student.torch, weights)
    watched = student.instruments.RecordingModule(model)
    student.accumulate_steps(watched, optimizer, student.torch.nn.CrossEntropyLoss(), batches, 2)
    joined = "the small batches were joined into the big one, which is what does not fit into memory"
    expect(watched.log).satisfies(
        lambda log: all(entry["shape"][0] <= max(SIZES) for entry in log),
        says="forward passes of one small batch each",
        when={joined: lambda log: any(entry["shape"][0] > max(SIZES) for entry in log)},
    )


@task("s06_training.accumulate_steps")
@cases(training=[True, False])
def test_accumulate_steps_trains_in_the_callers_mode(student, reference, training):
    """The model is trained in the mode that it comes in."""
    weights, batches = drawn_two_mode(), [drawn_batch(size) for size in (5, 2, 3)]

    def play(function, lib, training=training):
        model, optimizer = two_mode_twin(lib, weights)
        model.train(training)
        function(model, optimizer, lib.nn.CrossEntropyLoss(), batches, 2)
        return lib.nn.utils.parameters_to_vector(model.parameters())

    switched = f"the model was put into {'evaluation' if training else 'training'} mode: the caller chose"
    expect(play(student.accumulate_steps, student.torch)).close_to(
        lambda: play(reference.accumulate_steps, torch),
        unless={switched: lambda: play(reference.accumulate_steps, torch, not training)},
        **NEAR,
    )


@task("s06_training.accumulate_steps")
def test_accumulate_steps_takes_any_iterable(student, reference):
    """The batches may come one by one, without a length."""
    weights, batches = drawn_linear(), [drawn_batch(size) for size in SIZES]
    stream = student.instruments.RecordingLoader(batches, once=True)
    losses, _ = play_accumulation(student.accumulate_steps, student.torch, weights, stream, 2)
    expect(losses, raised=ONCE).close_to(
        lambda: play_accumulation(reference.accumulate_steps, torch, weights, batches, 2)[0], **NEAR
    )


ONCE = {r"len\(\)|not subscriptable": "batches may be any iterable: it need not have a length or an index"}
