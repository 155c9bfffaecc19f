"""Hidden checks of section 6: the loops that freeze and explode."""

import torch

from grader.author import (
    drawn_batch,
    drawn_linear,
    drawn_two_mode,
    expect,
    is_tensor,
    linear_twin,
    nothing_raised,
    per_batch,
    per_sample,
    rivals,
    run_batches,
    task,
    two_mode_twin,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
SIZES = [5, 2, 4]

NOT_MOVED = "no parameter moved: the gradients are cleared before step() uses them, or step() is never called"
NOT_CLEARED = "the gradients of earlier batches were still there: clear them for every batch"
FRESH = "the momentum was lost: a new optimizer was made on the way"
LATE = "an update was made with a loss that is not finite: test for NaN and infinity before backward()"
EVALUATING = "training ran in evaluation mode: model.train without parentheses is no call"
ONE_EPOCH = "only one epoch was trained"
PER_BATCH = "this is the mean over batches: a batch counts by its number of samples"
LAST_BATCH = "this is the loss of each epoch's last batch alone"


def drawn_batches():
    return [drawn_batch(size) for size in SIZES]


def play_loop(twin, function, lib, weights, batches):
    """What two epochs of a loop return, and the parameters after them, in one vector."""
    model, optimizer = twin(lib, weights)
    model.eval()
    entries = function(model, optimizer, lib.nn.CrossEntropyLoss(), batches, 2)
    return entries, lib.nn.utils.parameters_to_vector(model.parameters())


def looping(mean=None, *, clear="batch", fresh=False, limit=None, weigh=False, train=True):
    """A training loop with a mistake; `mean` makes one entry of an epoch's losses and sizes."""

    def run(model, optimizer, loss_function, batches, epochs):
        def weighed(outputs, targets):
            return loss_function(outputs, targets) * (len(targets) if weigh else 1)

        entries = []
        for _ in range(epochs)[:limit]:
            model.train(train)
            if fresh:
                optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
            if clear == "epoch":
                optimizer.zero_grad()
            found = run_batches(model, optimizer, weighed, batches, clear=clear == "batch")
            entries += [mean(found)] if mean else [loss for loss, _ in found]
        return entries

    return run


def last(found):
    return found[-1][0]


def total(found):
    return sum(loss for loss, _ in found)


def unmoved(*rest):
    return None


WEIGHT_MISTAKES = {
    NOT_MOVED: unmoved,
    NOT_CLEARED: looping(clear="never"),
    "the gradients of earlier batches were still there: once an epoch is not often enough": looping(
        clear="epoch"
    ),
    FRESH: looping(fresh=True),
    ONE_EPOCH: looping(limit=1),
    "only the first batch was used": lambda *rest: looping()(*rest[:3], rest[3][:1], rest[4]),
    "the step grows with the size of the batch: use the mean loss as loss_function gives it": looping(
        weigh=True
    ),
    "the gradients are those of the sum and are not cleared: mend both": looping(weigh=True, clear="never"),
}
MODE_MISTAKES = {EVALUATING: looping(train=False), NOT_MOVED: unmoved}


def expect_weights(student, reference, name, twin, weights, mistakes):
    """The weights after two epochs are those of the reference."""
    batches = drawn_batches()

    def play(function, lib):
        return play_loop(twin, function, lib, weights, batches)[1]

    expect(play(getattr(student, name), student.torch)).close_to(
        lambda: play(getattr(reference, name), torch), unless=rivals(play, mistakes), **NEAR
    )


def expect_losses(student, reference, name, mistakes):
    """The returned losses are those of the reference."""
    weights, batches = drawn_linear(), drawn_batches()

    def play(function, lib):
        return play_loop(linear_twin, function, lib, weights, batches)[0]

    tensors = "the list holds tensors, which keep their graphs alive: append loss.item()"
    expect(play(getattr(student, name), student.torch)).close_to(
        lambda: play(getattr(reference, name), torch),
        when={tensors: lambda got: any(map(is_tensor, got))},
        unless=rivals(play, mistakes),
        **NEAR,
    )


@task("s06_training.repair_frozen_loop")
def test_repair_frozen_loop_learns(student, reference):
    """Each batch of each epoch gives one update from its own gradient."""
    weights = drawn_linear()
    expect_weights(student, reference, "repair_frozen_loop", linear_twin, weights, WEIGHT_MISTAKES)


@task("s06_training.repair_frozen_loop")
def test_repair_frozen_loop_trains_in_training_mode(student, reference):
    """Training runs in training mode, even if the model comes in evaluation mode."""
    weights = drawn_two_mode()
    expect_weights(student, reference, "repair_frozen_loop", two_mode_twin, weights, MODE_MISTAKES)


@task("s06_training.repair_frozen_loop")
def test_repair_frozen_loop_returns_every_loss(student, reference):
    """The loss of every batch before its update comes back, epoch after epoch."""
    mistakes = {
        "one entry an epoch came back: one for each batch is wanted": looping(per_sample),
        "these are the means of each epoch: one loss for each batch is wanted": looping(per_batch),
        "these are each epoch's last losses: one for each batch is wanted": looping(last),
        "only one epoch's losses came back": looping(limit=1),
        "only the last epoch's losses came back": lambda *rest: looping()(*rest)[-len(rest[3]) :],
        "the losses were multiplied by the sizes of the batches": looping(
            lambda found: found[0][0] * found[0][1]
        ),
        "the losses do not fall: nothing was learned": measured_only,
    }
    expect_losses(student, reference, "repair_frozen_loop", mistakes)


def measured_only(model, optimizer, loss_function, batches, epochs):
    found = run_batches(model, optimizer, loss_function, batches, learn=False)
    return [loss for loss, _ in found] * epochs


@task("s06_training.repair_exploding_loop")
def test_repair_exploding_loop_takes_measured_steps(student, reference):
    """Each update uses the gradient of its own batch's mean loss alone."""
    weights = drawn_linear()
    expect_weights(student, reference, "repair_exploding_loop", linear_twin, weights, WEIGHT_MISTAKES)


@task("s06_training.repair_exploding_loop")
def test_repair_exploding_loop_trains_in_training_mode(student, reference):
    """Training runs in training mode, even if the model comes in evaluation mode."""
    weights = drawn_two_mode()
    expect_weights(student, reference, "repair_exploding_loop", two_mode_twin, weights, MODE_MISTAKES)


@task("s06_training.repair_exploding_loop")
def test_repair_exploding_loop_returns_means_per_sample(student, reference):
    """One mean loss per sample comes back for each epoch."""
    mistakes = {
        PER_BATCH: looping(per_batch),
        LAST_BATCH: looping(last),
        "this is the sum of the batches' losses": looping(total),
        "the mean losses were divided by the number of samples: weigh each by its size first": looping(
            lambda found: total(found) / sum(size for _, size in found)
        ),
        "the loss of each batch came back: one mean an epoch is wanted": looping(),
        "only one epoch's loss came back": looping(per_sample, limit=1),
    }
    expect_losses(student, reference, "repair_exploding_loop", mistakes)


@task("s06_training.repair_exploding_loop")
def test_repair_exploding_loop_tells_of_a_loss_that_is_not_finite(student, reference):
    """A loss that is NaN or infinite raises ValueError before its batch's update."""
    for spoiled in (torch.nan, torch.inf):
        weights, batches = drawn_linear(), [(torch.randn(size, 6), torch.randn(size, 4)) for size in SIZES]
        batches[1][1][0, 2] = spoiled
        model, optimizer = linear_twin(student.torch, weights)
        twin, twin_optimizer = linear_twin(torch, weights)
        run_batches(twin, twin_optimizer, torch.nn.MSELoss(), batches[:1])
        losses = student.repair_exploding_loop(model, optimizer, student.torch.nn.MSELoss(), batches, 2)
        skipped = "a loss that is not finite was passed over in silence: raise ValueError"
        expect(losses).raises("ValueError", when={skipped: nothing_raised})
        expect(model.state_dict()).close_to(twin.state_dict(), when={LATE: is_spoiled}, **NEAR)


def is_spoiled(weights):
    return not all(tensor.isfinite().all() for tensor in weights.values())
