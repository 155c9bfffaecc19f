"""Hidden checks of section 6: one update.

`play` does the same on either side of the wire; a mistake is a function with the task's own signature.
"""

import torch

from grader.author import (
    cases,
    drawn_batch,
    drawn_linear,
    drawn_two_mode,
    expect,
    is_tensor,
    linear_twin,
    nothing_raised,
    rivals,
    task,
    two_mode_twin,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}

TENSOR = "the answer is still a tensor, which keeps its whole graph alive: return a number with .item()"
NOT_CLEARED = "the old gradients were still there: zero_grad() is missing, or comes too late"
CLEARED_LATE = (
    "the gradients are cleared only at the end of a step: the first one still uses what it finds in .grad"
)
NOT_MOVED = (
    "no parameter moved: step() is not called, comes before backward(), or zero_grad() comes between the two"
)
STEP_FIRST = "step() comes before backward(): it uses the gradients of an earlier batch"
BY_HAND = "the parameters were moved without the optimizer, which has a momentum: call optimizer.step()"
NO_RAISE = "a number that is not finite was passed over: test for it and raise"


def play_steps(step, lib, weights, batches, *options, stale=3.0):
    """The weights after one call a batch, with stale gradients from the start."""
    model, optimizer = linear_twin(lib, weights)
    model.weight.grad = torch.full((4, 6), stale)
    for inputs, targets in batches:
        step(model, optimizer, lib.nn.CrossEntropyLoss(), inputs, targets, *options)
    return model.state_dict()


def play_once(step, lib, weights, inputs, targets, *options, loss="CrossEntropyLoss"):
    """What one call returns, and the model."""
    model, optimizer = linear_twin(lib, weights)
    return step(model, optimizer, getattr(lib.nn, loss)(), inputs, targets, *options), model


RAISED = {
    "not implemented for 'Long'": "the loss function takes the outputs first, then the targets",
    "'float' object has no attribute 'backward'": "the loss was turned into a number before backward()",
}


def no_update(model, *rest):
    pass


def no_clearing(model, optimizer, loss_function, inputs, targets, *options):
    loss_function(model(inputs), targets).backward()
    optimizer.step()


def clearing_at_the_end(model, optimizer, loss_function, inputs, targets, *options):
    no_clearing(model, optimizer, loss_function, inputs, targets)
    optimizer.zero_grad()


def step_first(model, optimizer, loss_function, inputs, targets, *options):
    optimizer.step()
    optimizer.zero_grad()
    loss_function(model(inputs), targets).backward()


def by_hand(model, optimizer, loss_function, inputs, targets, *options):
    optimizer.zero_grad()
    loss_function(model(inputs), targets).backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= 0.1 * parameter.grad


def sum_step(model, optimizer, loss_function, inputs, targets, *options):
    optimizer.zero_grad()
    (loss_function(model(inputs), targets) * len(targets)).backward()
    optimizer.step()


STEP_MISTAKES = {
    NOT_MOVED: no_update,
    NOT_CLEARED: no_clearing,
    CLEARED_LATE: clearing_at_the_end,
    STEP_FIRST: step_first,
    BY_HAND: by_hand,
    "the gradient is that of the sum over the batch: use the mean loss as it is": sum_step,
}


@task("s06_training.train_step")
def test_train_step_uses_this_batch_alone(student, reference):
    """Each update uses the gradient of its own batch's loss alone, whatever was left in .grad."""
    weights, batches = drawn_linear(), [drawn_batch(5), drawn_batch(3)]

    def play(step, lib):
        return play_steps(step, lib, weights, batches)

    expect(play(student.train_step, student.torch), raised=RAISED).close_to(
        lambda: play(reference.train_step, torch),
        unless=rivals(play, STEP_MISTAKES),
        **NEAR,
    )


@task("s06_training.train_step")
@cases(loss=["CrossEntropyLoss", "MSELoss"], size=[1, 5])
def test_train_step_returns_the_loss_before(student, reference, loss, size):
    """The loss before the update comes back as a plain Python float."""
    weights, (inputs, targets) = drawn_linear(), drawn_batch(size)
    targets = targets if loss == "CrossEntropyLoss" else torch.randn(size, 4)

    def play(step, lib):
        return play_once(step, lib, weights, inputs, targets, loss=loss)

    def loss_after():
        _, model = play(reference.train_step, torch)
        return getattr(torch.nn, loss)()(model(inputs), targets).item()

    got, _ = play(student.train_step, student.torch)
    expect(got).number_close_to(
        lambda: play(reference.train_step, torch)[0],
        when={TENSOR: is_tensor},
        unless={
            "this is the loss after the update: measure it before": loss_after,
            "this is the sum over the batch, not its mean": lambda: (
                play(reference.train_step, torch)[0] * size
            ),
        },
        rtol=1e-4,
    )


@task("s06_training.train_step")
def test_train_step_refuses_a_loss_that_is_not_finite(student, reference):
    """A loss that is NaN or infinite raises ValueError, and no parameter changes."""
    for spoiled in (torch.nan, torch.inf):
        weights, inputs, targets = drawn_linear(), torch.randn(5, 6), torch.randn(5, 4)
        targets[2, 1] = spoiled
        loss, model = play_once(student.train_step, student.torch, weights, inputs, targets, loss="MSELoss")
        expect(loss).raises("ValueError", when={NO_RAISE: nothing_raised})
        expect(model.state_dict()).unchanged(
            weights, "the parameters were updated before the loss was tested"
        )


def play_mode(step, lib, weights, inputs, targets, *, training):
    """The parameters after a call on a model that comes in training mode or not."""
    model, optimizer = two_mode_twin(lib, weights)
    model.train(training)
    step(model, optimizer, lib.nn.CrossEntropyLoss(), inputs, targets)
    return lib.nn.utils.parameters_to_vector(model.parameters())


@task("s06_training.train_step")
@cases(training=[True, False])
def test_train_step_trains_in_the_callers_mode(student, reference, training):
    """The model is trained in the mode that it comes in."""
    weights, (inputs, targets) = drawn_two_mode(), drawn_batch(5)
    switched = f"the model was put into {'evaluation' if training else 'training'} mode: the caller chose"
    expect(
        play_mode(student.train_step, student.torch, weights, inputs, targets, training=training)
    ).close_to(
        lambda: play_mode(reference.train_step, torch, weights, inputs, targets, training=training),
        unless={
            switched: lambda: play_mode(
                reference.train_step, torch, weights, inputs, targets, training=not training
            )
        },
        **NEAR,
    )
