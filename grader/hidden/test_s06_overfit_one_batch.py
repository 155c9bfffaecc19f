"""Hidden checks of section 6: one batch learned by heart."""

import torch

from grader.author import (
    drawn_batch,
    drawn_linear,
    drawn_two_mode,
    expect,
    linear_twin,
    nothing_raised,
    task,
    two_mode_twin,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}

NOT_MOVED = (
    "no parameter moved: step() is not called, comes before backward(), or zero_grad() comes between the two"
)


def play_overfit(function, lib, weights, batch, goal, max_updates):
    model, optimizer = linear_twin(lib, weights, momentum=0.0)
    return function(model, optimizer, lib.nn.CrossEntropyLoss(), *batch, goal, max_updates), model


def falling_losses(reference, model, optimizer, batch, updates):
    """The losses before each of so many updates."""
    loss_function = torch.nn.CrossEntropyLoss()
    return [reference.train_step(model, optimizer, loss_function, *batch) for _ in range(updates)]


def goal_after(reference, model, optimizer, batch, updates):
    """A goal that is reached by just so many updates, midway between two losses."""
    before, reached = falling_losses(reference, model, optimizer, batch, updates + 1)[-2:]
    return (before + reached) / 2


def weights_after(reference, weights, batch, updates):
    model, optimizer = linear_twin(torch, weights, momentum=0.0)
    falling_losses(reference, model, optimizer, batch, updates)
    return model.state_dict()


def without_clearing(weights, batch, goal, max_updates):
    model, optimizer = linear_twin(torch, weights, momentum=0.0)
    for _ in range(max_updates):
        loss = torch.nn.CrossEntropyLoss()(model(batch[0]), batch[1])
        if loss.item() <= goal:
            break
        loss.backward()
        optimizer.step()
    return model.state_dict()


MORE = "an update too many: look at the loss before each update, and stop as soon as it is good enough"
FEWER = "an update too few: after the last update the loss is looked at once more"
ON = "the training went on after the goal was reached"
# The student's own RuntimeError, as far as that can be told from PyTorch's.
GAVE_UP = r"^RuntimeError: (?!.*(grad|[Tt]ensor|shape|size|dtype|multiplied|implemented))"


@task("s06_training.overfit_one_batch")
def test_overfit_one_batch_counts_its_updates(student, reference):
    """The number of updates after which the loss is at most `goal` comes back, an int."""
    for updates, max_updates in ((4, 9), (1, 9), (5, 5)):
        weights, batch = drawn_linear(), drawn_batch(5)
        goal = goal_after(reference, *linear_twin(torch, weights, momentum=0.0), batch, updates)
        got, _ = play_overfit(student.overfit_one_batch, student.torch, weights, batch, goal, max_updates)
        expect(got, raised={GAVE_UP: FEWER} if updates == max_updates else {}).equals(
            updates,
            when={"the loss came back: the number of updates is wanted": lambda got: isinstance(got, float)},
            unless={
                ON: lambda most=max_updates: most,
                "the looks were counted, not the updates": lambda updates=updates: updates + 1,
                "the count is one too low: count each update that was made": lambda updates=updates: (
                    updates - 1
                ),
            },
        )


@task("s06_training.overfit_one_batch")
def test_overfit_one_batch_makes_no_update_more(student, reference):
    """The model has had exactly those updates, each with its own gradient."""
    weights, batch = drawn_linear(), drawn_batch(5)
    goal = goal_after(reference, *linear_twin(torch, weights, momentum=0.0), batch, 4)
    _, model = play_overfit(student.overfit_one_batch, student.torch, weights, batch, goal, 9)
    expect(model.state_dict()).close_to(
        lambda: weights_after(reference, weights, batch, 4),
        unless={
            "the gradients of all updates were added up: zero_grad() is missing": lambda: without_clearing(
                weights, batch, goal, 9
            ),
            MORE: lambda: weights_after(reference, weights, batch, 5),
            FEWER: lambda: weights_after(reference, weights, batch, 3),
            ON: lambda: weights_after(reference, weights, batch, 9),
            NOT_MOVED: lambda: weights,
        },
        **NEAR,
    )


@task("s06_training.overfit_one_batch")
def test_overfit_one_batch_may_have_nothing_to_do(student, reference):
    """A model whose loss is at most `goal` from the start gets no update, and the result is 0."""
    weights, (inputs, _) = drawn_linear(), drawn_batch(5)
    exact = {name: torch.zeros_like(tensor) for name, tensor in weights.items()}
    strict = "a loss equal to the goal is good enough: at most means <="
    for start, goal, hint in ((weights, 1e6, MORE), (exact, 0.0, strict)):
        model, optimizer = linear_twin(student.torch, start)
        loss = student.torch.nn.MSELoss()
        got = student.overfit_one_batch(model, optimizer, loss, inputs, torch.zeros(5, 4), goal, 3)
        expect(got, raised={GAVE_UP: hint}).equals(0, when={hint: lambda got: type(got) is int and got > 0})
        expect(model.state_dict()).unchanged(start, MORE)


@task("s06_training.overfit_one_batch")
def test_overfit_one_batch_gives_up(student, reference):
    """A goal that is not reached raises RuntimeError after exactly `max_updates` updates."""
    weights, batch = drawn_linear(), drawn_batch(5)
    got, model = play_overfit(student.overfit_one_batch, student.torch, weights, batch, 0.0, 4)
    expect(got).raises("RuntimeError", when={"the goal was not reached: raise RuntimeError": nothing_raised})
    expect(model.state_dict()).close_to(
        lambda: weights_after(reference, weights, batch, 4),
        unless={
            MORE: lambda: weights_after(reference, weights, batch, 5),
            FEWER: lambda: weights_after(reference, weights, batch, 3),
        },
        **NEAR,
    )


@task("s06_training.overfit_one_batch")
def test_overfit_one_batch_is_not_satisfied_by_nan(student, reference):
    """A loss that is NaN is not at most `goal`: RuntimeError is raised."""
    weights, (inputs, targets) = drawn_linear(), drawn_batch(5)
    inputs[1, 2] = torch.nan
    got, _ = play_overfit(student.overfit_one_batch, student.torch, weights, (inputs, targets), 0.5, 3)
    fooled = "NaN passed for a good loss: `not loss <= goal` and `loss > goal` are not the same"
    expect(got).raises("RuntimeError", when={fooled: nothing_raised})


@task("s06_training.overfit_one_batch")
def test_overfit_one_batch_trains_in_training_mode(student, reference):
    """The model is put into training mode, whatever mode it comes in."""
    weights, batch = drawn_two_mode(), drawn_batch(5)
    goal = goal_after(reference, *two_mode_twin(torch, weights), batch, 3)

    def play(lib, function, *, training):
        model, optimizer = two_mode_twin(lib, weights)
        model.train(training)
        function(model, optimizer, lib.nn.CrossEntropyLoss(), *batch, goal, 9)
        return lib.nn.utils.parameters_to_vector(model.parameters())

    def in_evaluation_mode(model, *rest):
        model.train = lambda mode=True: model
        reference.overfit_one_batch(model, *rest)

    expect(play(student.torch, student.overfit_one_batch, training=False)).close_to(
        lambda: play(torch, reference.overfit_one_batch, training=True),
        unless={
            "the model was left in evaluation mode: call train()": lambda: play(
                torch, in_evaluation_mode, training=False
            )
        },
        **NEAR,
    )
