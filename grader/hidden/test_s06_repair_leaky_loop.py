"""Hidden checks of section 6: the loop that leaks."""

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
SIZES, VALIDATION = [5, 2, 4], 7

NOT_MOVED = "no parameter moved: the gradients are cleared before step() uses them, or step() is never called"
NOT_CLEARED = "the gradients of earlier batches were still there: clear them for every batch"
FRESH = "the momentum was lost: a new optimizer was made on the way"
PER_BATCH = "this is the mean over batches: a batch counts by its number of samples"
LAST_BATCH = "this is the loss of each epoch's last batch alone"


def drawn_batches():
    return [drawn_batch(size) for size in SIZES]


def leaking(
    mean=per_sample, *, leak=False, clear=True, fresh=False, trained=None, check=False, last_only=False
):
    """The loop with a mistake, such as training mode in the first `trained` epochs only."""

    def run(model, optimizer, loss_function, batches, validation, epochs):
        history = []
        for epoch in range(epochs):
            model.train(trained is None or epoch < trained)
            if fresh:
                optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
            used = [*batches, validation] if leak else batches
            found = run_batches(model, optimizer, loss_function, used, clear=clear)
            model.train(check)
            ((validation_loss, _),) = run_batches(
                model, optimizer, loss_function, [validation], clear=False, learn=False
            )
            history.append((mean(found), validation_loss))
        return history[-1:] if last_only else history

    return run


LEAK_MISTAKES = {
    NOT_MOVED: lambda *rest: None,
    "the model learned from the validation batch: train on the batches alone": leaking(leak=True),
    NOT_CLEARED: leaking(clear=False),
    FRESH: leaking(fresh=True),
}
LEAK_MODE_MISTAKES = {
    "validation ran in training mode: call eval() before it": leaking(check=True),
    "after the first validation training ran in evaluation mode: call train() each epoch": leaking(trained=1),
    "training ran in evaluation mode: call train() at the start of each epoch": leaking(trained=0),
    "the model learned from the validation batch: train on the batches alone": leaking(leak=True),
}
LEAK_HISTORY_MISTAKES = {
    PER_BATCH: leaking(per_batch),
    LAST_BATCH: leaking(lambda found: found[-1][0]),
    "this is the sum of the batches' losses": leaking(lambda found: sum(loss for loss, _ in found)),
    "the model learned from the validation batch: train on the batches alone": leaking(leak=True),
    "only the last epoch was kept: one pair an epoch is wanted": leaking(last_only=True),
    "the two losses are swapped: training comes first": lambda *rest: [
        (validation, training) for training, validation in leaking()(*rest)
    ],
}


def play_leaky(twin, part):
    """What the third loop comes to on a drawn model: its history (part 0) or the weights (part 1)."""
    weights = drawn_linear() if twin is linear_twin else drawn_two_mode()
    batches, validation = drawn_batches(), drawn_batch(VALIDATION)

    def play(function, lib):
        model, optimizer = twin(lib, weights)
        model.eval()
        history = function(model, optimizer, lib.nn.CrossEntropyLoss(), batches, validation, 3)
        return (history, model.state_dict())[part]

    return play


@task("s06_training.repair_leaky_loop")
def test_repair_leaky_loop_trains_on_the_batches_alone(student, reference):
    """The weights come from the training batches alone, by the one optimizer."""
    play = play_leaky(linear_twin, 1)
    expect(play(student.repair_leaky_loop, student.torch)).close_to(
        lambda: play(reference.repair_leaky_loop, torch), unless=rivals(play, LEAK_MISTAKES), **NEAR
    )


@task("s06_training.repair_leaky_loop")
def test_repair_leaky_loop_returns_pairs_of_numbers(student, reference):
    """Each epoch gives the mean training loss per sample and the validation loss, plain Python floats."""
    play = play_leaky(linear_twin, 0)
    tensors = "tensors came back, which keep the graphs of the epoch alive: use loss.item()"
    expect(play(student.repair_leaky_loop, student.torch)).like(
        lambda: play(reference.repair_leaky_loop, torch),
        when={tensors: lambda got: any(is_tensor(value) for pair in got for value in pair)},
        unless=rivals(play, LEAK_HISTORY_MISTAKES),
        **NEAR,
    )


@task("s06_training.repair_leaky_loop")
def test_repair_leaky_loop_switches_modes(student, reference):
    """Training runs in training mode, validation in evaluation mode, where no buffer changes."""
    for part in (1, 0):
        play = play_leaky(two_mode_twin, part)
        expect(play(student.repair_leaky_loop, student.torch)).like(
            lambda play=play: play(reference.repair_leaky_loop, torch),
            unless=rivals(play, LEAK_MODE_MISTAKES),
            **NEAR,
        )


@task("s06_training.repair_leaky_loop")
def test_repair_leaky_loop_keeps_no_graph(student, reference):
    """Validation runs under no_grad or inference_mode, and `backward()` frees the graphs of the training."""
    model, optimizer = linear_twin(student.torch, drawn_linear())
    loss_function = student.instruments.counted(student.torch.nn.CrossEntropyLoss())
    watched = student.instruments.RecordingModule(model)
    student.repair_leaky_loop(watched, optimizer, loss_function, drawn_batches(), drawn_batch(VALIDATION), 1)
    graph = "gradient mode was on in validation: put it under torch.no_grad()"
    expect(watched.log).satisfies(
        lambda log: not records_in_validation(log),
        says="validation with gradient mode off",
        when={graph: records_in_validation},
    )
    kept = "the graphs of the training are kept alive: backward() without retain_graph frees them"
    expect(loss_function.results[0].backward()).raises(
        "RuntimeError", match="second time", when={kept: nothing_raised}
    )


def records_in_validation(log):
    return any(entry["grad_enabled"] for entry in log if entry["shape"][0] == VALIDATION)
