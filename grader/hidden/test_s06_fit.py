"""Hidden checks of section 6: several epochs, with validation."""

import torch

from grader.author import (
    drawn_batch,
    drawn_linear,
    drawn_two_mode,
    expect,
    is_tensor,
    linear_twin,
    per_batch,
    per_sample,
    rivals,
    run_batches,
    show_curve,
    task,
    two_mode_twin,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
TRAINING, VALIDATION = [5, 2, 4], [7, 3]


def drawn_batches():
    return [drawn_batch(size) for size in TRAINING], [drawn_batch(size) for size in VALIDATION]


def play_fit(twin, function, lib, weights, training, validation, epochs=3):
    """The history and the weights after it."""
    model, optimizer = twin(lib, weights)
    return function(model, optimizer, lib.nn.CrossEntropyLoss(), training, validation, epochs), model


def fitting(
    begin=lambda model, epoch: model.train(),
    check=lambda model: model.eval(),
    *,
    clear=True,
    fresh=False,
    learn=False,
    limit=None,
    training_mean=per_sample,
    validation_mean=per_sample,
):
    """`fit` with a mistake: in the modes, the gradients, the optimizer, the data or the means."""

    def run(model, optimizer, loss_function, training, validation, epochs):
        history = {"training": [], "validation": []}
        for epoch in range(epochs)[:limit]:
            begin(model, epoch)
            if fresh:
                optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
            found = run_batches(model, optimizer, loss_function, training, clear=clear)
            history["training"].append(training_mean(found))
            check(model)
            found = run_batches(model, optimizer, loss_function, validation, clear=learn, learn=learn)
            history["validation"].append(validation_mean(found))
        return history

    return run


def nothing(*_):
    pass


def first_epoch_only(model, epoch):
    if epoch == 0:
        model.train()


TRAINING_MISTAKES = {
    "no parameter moved: is the training half there?": nothing,
    "the gradients of earlier batches were still there: zero_grad() is missing": fitting(clear=False),
    "the momentum was lost: a new optimizer was made each epoch": fitting(fresh=True),
    "the model learned from the validation batches: only measure there": fitting(learn=True),
    "only one epoch was trained": fitting(limit=1),
    "an epoch is missing": fitting(limit=-1),
}


@task("s06_training.fit")
def test_fit_trains_on_the_training_batches(student, reference):
    """The weights after all epochs come from the training batches alone, by the one optimizer."""
    weights, batches = drawn_linear(), drawn_batches()

    def play(function, lib):
        return play_fit(linear_twin, function, lib, weights, *batches)[1].state_dict()

    expect(play(student.fit, student.torch)).close_to(
        lambda: play(reference.fit, torch), unless=rivals(play, TRAINING_MISTAKES), **NEAR
    )


def swapped(*rest):
    history = fitting()(*rest)
    return {"training": history["validation"], "validation": history["training"]}


def measured_before(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for _ in range(epochs):
        before = run_batches(model, optimizer, loss_function, validation, learn=False)
        history["validation"].append(per_sample(before))
        history["training"].append(per_sample(run_batches(model, optimizer, loss_function, training)))
    return history


def measured_after(model, optimizer, loss_function, training, validation, epochs):
    history = {"training": [], "validation": []}
    for _ in range(epochs):
        run_batches(model, optimizer, loss_function, training)
        for name, batches in (("training", training), ("validation", validation)):
            after = run_batches(model, optimizer, loss_function, batches, learn=False)
            history[name].append(per_sample(after))
    return history


def last_entries(*rest):
    return {name: losses[-1:] for name, losses in fitting()(*rest).items()}


def one_validation(*rest):
    history = fitting()(*rest)
    return history | {"validation": history["validation"][-1:]}


HISTORY_MISTAKES = {
    "both are means over batches: a batch counts by its number of samples": fitting(
        training_mean=per_batch, validation_mean=per_batch
    ),
    "the validation loss is a mean over batches: a batch counts by its number of samples": fitting(
        validation_mean=per_batch
    ),
    "the training loss is a mean over batches: a batch counts by its number of samples": fitting(
        training_mean=per_batch
    ),
    "the losses are sums, not means": fitting(
        training_mean=lambda found: sum(loss for loss, _ in found),
        validation_mean=lambda found: sum(loss for loss, _ in found),
    ),
    "the training loss is that of each epoch's last batch alone": fitting(
        training_mean=lambda found: found[-1][0]
    ),
    "the validation loss is that of the first batch alone: go through all": fitting(
        validation_mean=lambda found: found[0][0]
    ),
    "the validation loss is that of the last batch alone": fitting(
        validation_mean=lambda found: found[-1][0]
    ),
    "training and validation are swapped": swapped,
    "the validation loss was measured before the epoch: measure it after": measured_before,
    "the training loss was measured after the epoch: take the losses from before the updates": measured_after,
    "only the last epoch was kept: one entry an epoch is wanted": last_entries,
    "the validation loss was measured only once, at the end": one_validation,
    "the model learned from the validation batches: only measure there": fitting(learn=True),
    "the momentum was lost: a new optimizer was made each epoch": fitting(fresh=True),
    "the gradients of earlier batches were still there: zero_grad() is missing": fitting(clear=False),
    "an epoch is missing": fitting(limit=-1),
}

TENSOR = "the history holds tensors, which keep their graphs alive: append loss.item()"
KEYS = "the history is a dict with the keys training and validation"


def curves(history):
    for name in ("training", "validation"):
        show_curve(f"{name} loss", history[name])


def holds_tensors(history):
    return any(map(is_tensor, history["training"] + history["validation"]))


@task("s06_training.fit")
def test_fit_returns_the_history(student, reference):
    """Both lists have one mean loss per sample for each epoch, plain Python floats."""
    weights, batches = drawn_linear(), drawn_batches()

    def play(function, lib):
        return play_fit(linear_twin, function, lib, weights, *batches)[0]

    expect(play(student.fit, student.torch), draw=curves).close_to(
        lambda: play(reference.fit, torch),
        when={KEYS: lambda got: set(got) != {"training", "validation"}, TENSOR: holds_tensors},
        unless=rivals(play, HISTORY_MISTAKES),
        **NEAR,
    )


@task("s06_training.fit")
def test_fit_returns_empty_lists_for_no_epochs(student, reference):
    """Zero epochs give two empty lists, and the model is as it was."""
    weights, batches = drawn_linear(), drawn_batches()
    history, model = play_fit(linear_twin, student.fit, student.torch, weights, *batches, epochs=0)
    expect(history).equals(
        {"training": [], "validation": []}, when={"something was measured without an epoch": has_entries}
    )
    expect(model.state_dict()).unchanged(weights, "the model was trained, though no epoch was asked for")


def has_entries(history):
    return any(len(losses) for losses in history.values())


MODE_MISTAKES = {
    "validation ran in training mode: call eval() before it": fitting(check=nothing),
    "training went on in evaluation mode after the first validation: call train() each epoch": fitting(
        begin=first_epoch_only
    ),
    "training ran in evaluation mode: call train() at the start of each epoch": fitting(
        begin=lambda model, epoch: model.eval()
    ),
    "validation changed the parameters: only measure there": fitting(learn=True),
}


@task("s06_training.fit")
def test_fit_switches_modes(student, reference):
    """Every epoch trains in training mode and validates in evaluation mode, changing no buffer there."""
    weights, batches = drawn_two_mode(), drawn_batches()

    def play(function, lib):
        model, optimizer = two_mode_twin(lib, weights)
        model.eval()
        history = function(model, optimizer, lib.nn.CrossEntropyLoss(), *batches, 2)
        return history, model.state_dict()

    def history(function, lib):
        return play(function, lib)[0]

    def state(function, lib):
        return play(function, lib)[1]

    for part in (state, history):
        expect(part(student.fit, student.torch)).close_to(
            lambda part=part: part(reference.fit, torch), unless=rivals(part, MODE_MISTAKES), **NEAR
        )


@task("s06_training.fit")
def test_fit_records_no_graph_in_validation(student, reference):
    """Validation runs under no_grad or inference_mode."""
    weights, batches = drawn_linear(), drawn_batches()
    model, optimizer = linear_twin(student.torch, weights)
    watched = student.instruments.RecordingModule(model)
    student.fit(watched, optimizer, student.torch.nn.CrossEntropyLoss(), *batches, 2)
    graph = "gradient mode was on in validation: put it under torch.no_grad()"
    expect(watched.log).satisfies(
        lambda log: not records_in_validation(log),
        says="validation with gradient mode off",
        when={graph: records_in_validation},
    )


def records_in_validation(log):
    return any(entry["grad_enabled"] for entry in log if entry["shape"][0] in VALIDATION)
