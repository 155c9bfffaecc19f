"""Hidden checks of section 6: one epoch."""

import torch

from grader.author import (
    drawn_batch,
    drawn_linear,
    drawn_two_mode,
    expect,
    is_tensor,
    linear_twin,
    nothing_raised,
    per_sample,
    rivals,
    run_batches,
    task,
    two_mode_twin,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
SIZES = [5, 2, 4]

TENSOR = "a tensor came back: add up loss.item(), or the graphs of the whole epoch are kept alive"
NOT_MOVED = (
    "no parameter moved: step() is not called, comes before backward(), or zero_grad() comes between the two"
)
NOT_CLEARED = "the gradients of earlier batches were still there: zero_grad() is missing"
LATE = "an update was made with a loss that is not finite: test for NaN and infinity before backward()"
STREAM = "batches may be a generator: go through it once, and ask neither for its length nor for an index"
ANY = {"has no attribute 'dataset'": "batches may be any iterable: count the samples as they come"}
ONCE = {r"len\(\)|not subscriptable|ZeroDivisionError|ValueError": STREAM}


def play_epoch(function, lib, weights, batches):
    """What an epoch returns, and the model."""
    model, optimizer = linear_twin(lib, weights)
    return function(model, optimizer, lib.nn.CrossEntropyLoss(), batches), model


def step_at_the_end(model, optimizer, loss_function, batches):
    for inputs, targets in batches:
        loss_function(model(inputs), targets).backward()
    optimizer.step()


def one_update(model, optimizer, loss_function, batches):
    losses = [loss_function(model(inputs), targets) for inputs, targets in batches]
    torch.stack(losses).mean().backward()
    optimizer.step()


def new_optimizers(model, optimizer, loss_function, batches):
    for batch in batches:
        run_batches(model, torch.optim.SGD(model.parameters(), lr=0.1), loss_function, [batch])


TRAINING_MISTAKES = {
    NOT_MOVED: lambda *rest: None,
    NOT_CLEARED: lambda *rest: run_batches(*rest, clear=False),
    "only the first batch was used": lambda *rest: run_batches(*rest[:3], rest[3][:1]),
    "the first batch was used again and again: each must be used once": lambda *rest: run_batches(
        *rest[:3], rest[3][:1] * len(rest[3])
    ),
    "the last, smaller batch was left out": lambda *rest: run_batches(*rest[:3], rest[3][:-1]),
    "step() was called once for the whole epoch: each batch gets its own update": step_at_the_end,
    "the epoch's losses made a single update: each batch gets its own": one_update,
    "the momentum was lost: each batch got a new optimizer": new_optimizers,
    "the batches were used twice": lambda *rest: run_batches(*rest[:3], rest[3] * 2),
}


@task("s06_training.train_epoch")
def test_train_epoch_updates_on_each_batch(student, reference):
    """Each batch gets one update from its own gradient, in order, by the one optimizer."""
    weights, batches = drawn_linear(), [drawn_batch(size) for size in SIZES]

    def play(function, lib):
        return play_epoch(function, lib, weights, batches)[1].state_dict()

    expect(play(student.train_epoch, student.torch)).close_to(
        lambda: play(reference.train_epoch, torch), unless=rivals(play, TRAINING_MISTAKES), **NEAR
    )


def measured_after(model, optimizer, loss_function, batches):
    run_batches(model, optimizer, loss_function, batches)
    return per_sample(run_batches(model, optimizer, loss_function, batches, learn=False))


def summed(combine):
    """An epoch that makes its answer from the losses and sizes of the batches."""
    return lambda *rest: combine(*zip(*run_batches(*rest), strict=True))


MEAN_MISTAKES = {
    "this is the mean over batches: a batch counts by its number of samples": summed(
        lambda losses, sizes: sum(losses) / len(losses)
    ),
    "this is the loss of the last batch alone": summed(lambda losses, sizes: losses[-1]),
    "this is the sum of the batches' losses, not a mean": summed(lambda losses, sizes: sum(losses)),
    "this is the sum over all samples: divide by their number": summed(
        lambda losses, sizes: sum(loss * size for loss, size in zip(losses, sizes, strict=True))
    ),
    "the batches' mean losses were divided by the number of samples: weigh each by its size first": summed(
        lambda losses, sizes: sum(losses) / sum(sizes)
    ),
    "the weighted sum was divided by the number of batches: divide by that of the samples": summed(
        lambda losses, sizes: sum(loss * size for loss, size in zip(losses, sizes, strict=True)) / len(sizes)
    ),
    "these losses were measured after the updates: take those from before": measured_after,
}


@task("s06_training.train_epoch")
def test_train_epoch_returns_the_mean_per_sample(student, reference):
    """The mean loss over all samples comes back as a plain Python float."""
    weights, batches = drawn_linear(), [drawn_batch(size) for size in SIZES]

    def play(function, lib):
        return play_epoch(function, lib, weights, batches)[0]

    expect(play(student.train_epoch, student.torch), raised=ANY).number_close_to(
        lambda: play(reference.train_epoch, torch),
        when={TENSOR: is_tensor},
        unless=rivals(play, MEAN_MISTAKES),
        rtol=1e-4,
    )


@task("s06_training.train_epoch")
def test_train_epoch_takes_a_generator(student, reference):
    """The batches may come one by one, once, without a length."""
    weights, batches = drawn_linear(), [drawn_batch(size) for size in SIZES]
    stream = student.instruments.RecordingLoader(batches, once=True)
    loss, _ = play_epoch(student.train_epoch, student.torch, weights, stream)
    expect(loss, raised=ONCE).number_close_to(
        lambda: play_epoch(reference.train_epoch, torch, weights, batches)[0], rtol=1e-4
    )


@task("s06_training.train_epoch")
def test_train_epoch_trains_in_training_mode(student, reference):
    """The model is put into training mode, whatever mode it comes in."""
    weights, batches = drawn_two_mode(), [drawn_batch(size) for size in SIZES]

    def play(function, lib):
        model, optimizer = two_mode_twin(lib, weights)
        model.eval()
        function(model, optimizer, lib.nn.CrossEntropyLoss(), batches)
        return lib.nn.utils.parameters_to_vector(model.parameters())

    expect(play(student.train_epoch, student.torch)).close_to(
        lambda: play(reference.train_epoch, torch),
        unless=rivals(play, {"the model was left in evaluation mode: call train()": run_batches}),
        **NEAR,
    )


@task("s06_training.train_epoch")
def test_train_epoch_stops_at_a_loss_that_is_not_finite(student, reference):
    """A loss that is NaN or infinite raises ValueError before its batch's update."""
    for spoiled in (torch.nan, torch.inf):
        weights, batches = drawn_linear(), [(torch.randn(size, 6), torch.randn(size, 4)) for size in SIZES]
        batches[1][1][0, 2] = spoiled
        model, optimizer = linear_twin(student.torch, weights)
        twin, twin_optimizer = linear_twin(torch, weights)
        run_batches(twin, twin_optimizer, torch.nn.MSELoss(), batches[:1])
        loss = student.train_epoch(model, optimizer, student.torch.nn.MSELoss(), batches)
        expect(loss).raises(
            "ValueError", when={"a loss that is not finite was passed over: raise ValueError": nothing_raised}
        )
        expect(model.state_dict()).close_to(
            twin.state_dict(),
            when={LATE: is_spoiled},
            **NEAR,
        )


def is_spoiled(weights):
    return not all(tensor.isfinite().all() for tensor in weights.values())


@task("s06_training.train_epoch")
def test_train_epoch_refuses_no_batches(student, reference):
    """An epoch without batches raises ValueError."""
    loss, _ = play_epoch(student.train_epoch, student.torch, drawn_linear(), [])
    expect(loss).raises(
        "ValueError",
        when={
            "a mean over no batches came back: raise ValueError": nothing_raised,
            "the mean was divided by zero: test for an epoch without batches and raise ValueError": (
                lambda outcome: outcome.failure.kind == "ZeroDivisionError"
            ),
        },
    )
