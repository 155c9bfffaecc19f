"""Hidden checks of section 8: `evaluate` leaves every submodule's mode, and gradient mode, as they were."""

from functools import partial

import torch

from grader.author import (
    cases,
    drawn_batch,
    drawn_two_mode,
    expect,
    nothing_raised,
    rivals,
    task,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
SETTINGS = ["evaluation", "training", "outer flag alone", "frozen statistics", "dropout alone"]


PLACES = {"0": "0.0", "1": "0.1", "3": "1.1"}  # of the two-mode twin's layers in the nested one


def drawn_nested():
    """Weights and buffers for `nested_twin`."""
    drawn = drawn_two_mode()
    return {f"{PLACES[name[0]]}{name[1:]}": tensor for name, tensor in drawn.items()}


def nested_twin(lib, weights):
    """The two-mode twin in two blocks: (linear, batch norm), (dropout, linear)."""
    nn = lib.nn
    norm, head = (
        nn.Sequential(nn.Linear(6, 5), nn.BatchNorm1d(5)),
        nn.Sequential(nn.Dropout(1.0), nn.Linear(5, 4)),
    )
    model = nn.Sequential(norm, head)
    model.load_state_dict(weights)
    return model


def put(model, setting):
    """The modes that the caller has chosen."""
    model.train(setting in ("training", "frozen statistics", "outer flag alone"))
    if setting == "frozen statistics":
        model[0][1].eval()
    elif setting == "dropout alone":
        model[1][0].train()
    elif setting == "outer flag alone":
        model[0].eval()
        model[1].eval()


def watched(model, lib, inputs):
    """What the model computes in the modes that it is in, and what that does to its statistics."""
    with lib.no_grad():
        outputs = model(inputs)
    return outputs, model.state_dict()


def ending(end):
    """`evaluate` that measures nothing and leaves the modes as `end(model, modes before)` puts them."""

    def run(model, *_):
        modes = {module: module.training for module in model.modules()}
        model.eval()
        end(model, modes)

    return run


def outer_two_levels(model, modes):
    for module in [model, *model.children()]:
        module.train(modes[module])


LEFT = "the model was left in evaluation mode: put back the mode it came in"
ALWAYS_TRAIN = "train() at the end: the model may have come in evaluation mode"
ONE_FOR_ALL = (
    "every submodule was given the outer module's mode, as train(mode) does: put back each module.training"
)
FIRST_LEVEL = "the modes were put back down to the first level only: go through model.modules()"
ENDINGS = {LEFT: lambda model, modes: None, ONE_FOR_ALL: lambda model, modes: model.train(modes[model])}


def endings(setting):
    """The mistakes that show in this setting and not in an earlier one."""
    if setting == "evaluation":
        return {ALWAYS_TRAIN: ending(lambda model, modes: model.train())}
    deeper = {} if setting in ("training", "outer flag alone") else {FIRST_LEVEL: outer_two_levels}
    return {cause: ending(end) for cause, end in (deeper | ENDINGS).items()}


@task("s08_evaluation.evaluate")
@cases(setting=SETTINGS)
def test_evaluate_restores_every_mode(student, reference, setting):
    """The model computes afterwards what it would have computed before: every submodule is in its own mode again."""
    weights, batches, (probe, _) = drawn_nested(), [drawn_batch(3), drawn_batch(2)], drawn_batch(7)

    def play(function, lib):
        model = nested_twin(lib, weights)
        put(model, setting)
        function(model, lib.nn.CrossEntropyLoss(), batches)
        return watched(model, lib, probe)

    expect(student.send(play(student.evaluate, student.torch))).like(
        lambda: play(reference.evaluate, torch), unless=rivals(play, endings(setting)), **NEAR
    )


def flags(model):
    """The modes of the containers, which compute nothing by themselves."""
    return [model.training, model[0].training, model[1].training]


@task("s08_evaluation.evaluate")
@cases(setting=SETTINGS)
def test_evaluate_restores_the_flags_of_containers(student, reference, setting):
    """Modules that hold others are in their own modes again, too."""
    weights, batches = drawn_nested(), [drawn_batch(3)]

    def play(function, lib):
        model = nested_twin(lib, weights)
        put(model, setting)
        function(model, lib.nn.CrossEntropyLoss(), batches)
        return flags(model)

    expect(student.send(play(student.evaluate, student.torch))).equals(
        lambda: play(reference.evaluate, torch), unless=rivals(play, endings(setting))
    )


SWALLOWED = "the model's exception was swallowed: let it go on to the caller"
LEFT_BY_ERROR = "the modes were not put back when the model raised: do it in a finally"


@task("s08_evaluation.evaluate")
def test_evaluate_restores_modes_after_an_error(student, reference):
    """Where the model raises, the exception goes on to the caller, and every mode is as before."""
    weights, (probe, _) = drawn_nested(), drawn_batch(7)
    batches = [drawn_batch(3), (torch.randn(2, 9), torch.zeros(2, dtype=torch.int64))]  # 9 features, not 6

    def play(function, lib, setting):
        model = nested_twin(lib, weights)
        put(model, setting)
        return function(model, lib.nn.CrossEntropyLoss(), batches), model

    def after(function, lib, setting):
        return watched(play(function, lib, setting)[1], lib, probe)

    for setting in ("training", "frozen statistics"):
        raised, model = play(student.evaluate, student.torch, setting)
        expect(raised).raises("RuntimeError", when={SWALLOWED: nothing_raised})
        expect(student.send(watched(model, student.torch, probe))).like(
            lambda setting=setting: after(lambda *_: None, torch, setting),
            unless=rivals(partial(after, setting=setting), {LEFT_BY_ERROR: ending(ENDINGS[LEFT])}),
            **NEAR,
        )


GRAPH = {
    "does not require grad": "gradient mode was left off: use `with torch.no_grad():`, which puts it back"
}


@task("s08_evaluation.evaluate")
def test_evaluate_restores_gradient_mode(student, reference):
    """Gradient mode is as before: the model's gradients can be had afterwards, or recording is off if it was."""
    weights, (inputs, labels) = drawn_nested(), drawn_batch(7)

    def play(function, lib):
        model = nested_twin(lib, weights)
        loss_function = lib.nn.CrossEntropyLoss()
        function(model, loss_function, [(inputs, labels)])
        model.eval()
        loss_function(model(inputs), labels).backward()
        return model[0][0].weight.grad

    expect(play(student.evaluate, student.torch), raised=GRAPH).close_to(
        lambda: play(reference.evaluate, torch), **NEAR
    )
    model = nested_twin(student.torch, weights)
    with student.torch.no_grad():
        student.evaluate(model, student.torch.nn.CrossEntropyLoss(), [(inputs, labels)])
        mode = student.torch.is_grad_enabled()
    expect(mode).equals(False, when={"gradient mode was switched on, though it was off before": bool})
