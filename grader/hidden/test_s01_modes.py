"""Hidden checks of section 1, last part: the two switches, and what each of them does to a given model."""

import copy

import torch

from grader.author import cases, expect, task

# Randomness is told by outputs of 256 and more numbers that come from independent draws. That a model which is random
# gives the same output twice has a probability of 2^-256 for the dropouts (one fair coin a number, none of them zero)
# and of less than 1e-20 for the pooling: 64 planes, each of which repeats its windows in fewer than 4 draws of 10.

SMALL, IMAGES = (
    torch.arange(1.0, 97.0).reshape(16, 6) / 32,
    torch.linspace(-1, 2, 8 * 2 * 81).reshape(8, 2, 9, 9),
)


def dropout(lib):
    return lib.nn.Sequential(lib.nn.Linear(6, 40), lib.nn.Sigmoid(), lib.nn.Dropout(0.5))


def dropout_alone(lib):
    """Without parameters there is nothing to differentiate."""
    return lib.nn.Sequential(lib.nn.Upsample(scale_factor=4), lib.nn.Dropout(0.5))


def statistics(lib):
    return lib.nn.Sequential(lib.nn.Linear(6, 5), lib.nn.BatchNorm1d(5))


def both(lib):
    layers = lib.nn.Linear(6, 40), lib.nn.BatchNorm1d(40), lib.nn.Sigmoid(), lib.nn.Dropout(0.5)
    return lib.nn.Sequential(*layers)


def linear(lib):
    return lib.nn.Sequential(lib.nn.Linear(6, 5), lib.nn.ReLU())


def frozen(lib):
    """Dropout, and nothing that requires a gradient."""
    model = dropout(lib)
    model.requires_grad_(False)
    return model


def half_frozen(lib):
    model = statistics(lib)
    model[0].requires_grad_(False)
    return model


def untracked(lib):
    """Batch normalisation that keeps no statistics."""
    return lib.nn.Sequential(lib.nn.Linear(6, 5), lib.nn.BatchNorm1d(5, track_running_stats=False))


def no_chance(lib):
    """A dropout that never drops."""
    return lib.nn.Sequential(lib.nn.Linear(6, 5), lib.nn.Dropout(0.0))


def pooling(lib):
    """Fractional pooling draws its windows at random in both modes."""
    return lib.nn.Sequential(lib.nn.Conv2d(2, 8, 1), lib.nn.FractionalMaxPool2d(2, output_size=4))


def counted(lib):
    """Only the counter of batches changes: the statistics stand still."""
    return lib.nn.Sequential(lib.nn.Linear(6, 5), lib.nn.BatchNorm1d(5, momentum=0.0))


# The order matters for the causes: the first models tell one belief from another.
MODELS = {
    build.__name__: build
    for build in (
        dropout_alone,
        untracked,
        dropout,
        statistics,
        both,
        linear,
        frozen,
        half_frozen,
        no_chance,
        pooling,
        counted,
    )
}


def inputs_of(name):
    if name == "dropout_alone":
        return SMALL.reshape(16, 1, 6)
    return IMAGES if name == "pooling" else SMALL


MODES = [(mode, grad) for mode in ("train", "eval") for grad in ("grad", "no_grad")]
ROW = ("random", "graph", "buffers")
FROM_MEMORY = {
    (mode, grad): {"random": mode == "train", "graph": grad == "grad", "buffers": mode == "train"}
    for mode, grad in MODES
}


def changed(table, **wrong):
    """The table with the entries that a belief changes: `wrong[what](mode, grad, right)`."""
    return {
        (mode, grad): row | {what: belief(mode, grad, row[what]) for what, belief in wrong.items()}
        for (mode, grad), row in table.items()
    }


def mistaken_tables(right):
    """The tables of known mistakes."""
    training = {
        grad: right["train", grad]["random"] or right["train", grad]["buffers"]
        for grad in ("grad", "no_grad")
    }
    return {
        "this is what usually happens: run it and look, with this model": lambda: FROM_MEMORY,
        "no output has a graph: switch grad mode on for these rows, whatever the caller has": lambda: changed(
            right, graph=lambda *_: False
        ),
        "eval() does not switch the graph off: that is grad mode's business": lambda: changed(
            right, graph=lambda mode, grad, was: was and mode == "train"
        ),
        "no_grad does not switch randomness off: that is the mode's business": lambda: changed(
            right, random=lambda mode, grad, was: was and grad == "grad"
        ),
        "no_grad does not keep buffers from changing: that is the mode's business": lambda: changed(
            right, buffers=lambda mode, grad, was: was and grad == "grad"
        ),
        "the snapshot of the buffers is not a copy: they change in place": lambda: changed(
            right, buffers=lambda *_: False
        ),
        "the graph was read off grad mode: look at the output, the parameters may be frozen": lambda: changed(
            right, graph=lambda mode, grad, was: grad == "grad"
        ),
        "a graph was seen where a parameter requires a gradient: look at the output, in this grad mode": lambda: (
            changed(right, graph=lambda mode, grad, was: right["train", "grad"]["graph"])
        ),
        "evaluation was taken to be without randomness: run the model twice and compare": lambda: changed(
            right, random=lambda mode, grad, was: was and mode == "train"
        ),
        "randomness was read off the mode: run the model twice and compare": lambda: changed(
            right, random=lambda mode, grad, was: mode == "train"
        ),
        "the output was compared with itself, or with a pass in another mode": lambda: changed(
            right, random=lambda *_: training["grad"]
        ),
        "one pass was compared with itself: run the model twice": lambda: changed(
            right, random=lambda *_: False
        ),
        "changes of buffers were read off the mode: look at the buffers": lambda: changed(
            right, buffers=lambda mode, grad, was: mode == "train"
        ),
        "having buffers was taken for changing them": lambda: changed(
            right, buffers=lambda *_: right["train", "grad"]["buffers"]
        ),
        "the model stayed in training mode": lambda: changed_mode(right, "train"),
        "the model stayed in evaluation mode": lambda: changed_mode(right, "eval"),
        "train and eval are swapped": lambda: {
            (mode, grad): right["eval" if mode == "train" else "train", grad] for mode, grad in MODES
        },
        "grad and no_grad are swapped": lambda: {
            (mode, grad): right[mode, "no_grad" if grad == "grad" else "grad"] for mode, grad in MODES
        },
    }


def changed_mode(table, mode):
    return {(other, grad): table[mode, grad] for other, grad in MODES}


def drawn(build):
    """Weights for a model, drawn here; the buffers as they come."""
    return {name: torch.randn_like(p) for name, p in build(torch).named_parameters()}


@task("s01_introduction.mode_table")
@cases(model=list(MODELS))
def test_mode_table_is_measured(student, reference, model):
    """The table is what this model does in each of the four combinations."""
    build, inputs = MODELS[model], inputs_of(model)
    right = reference.mode_table(build(torch), inputs)
    expect(student.mode_table(build(student.torch), inputs)).equals(right, unless=mistaken_tables(right))


@task("s01_introduction.mode_table")
@cases(training=[True, False], enabled=[True, False])
def test_mode_table_does_not_depend_on_the_callers_modes(student, reference, training, enabled):
    """The table is the same whatever mode the model is in and whether the caller's grad mode is on."""
    model = both(student.torch)
    model.train(training)
    right = reference.mode_table(both(torch), SMALL)
    with student.torch.set_grad_enabled(enabled):
        table = student.mode_table(model, SMALL)
        left = student.torch.is_grad_enabled()
        product = student.torch.ones(2, requires_grad=True) * 3
    expect(table).equals(right, unless=mistaken_tables(right))
    cause = "grad mode was left in another state than it was in"
    for said in (left, product.requires_grad):
        expect(said).unchanged(enabled, cause=cause)


@task("s01_introduction.mode_table")
@cases(training=[True, False], inner=[True, False])
def test_mode_table_leaves_the_model_as_it_was(student, reference, training, inner):
    """Each module keeps its own mode, and all parameters and buffers stay as they were."""
    model, twin = both(student.torch), both(torch)
    for name, value in drawn(both).items():
        model.get_parameter(name).data.copy_(value)
        twin.get_parameter(name).data.copy_(value)
    model.train(training)
    model[1].train(inner)
    before = copy.deepcopy(dict(twin.state_dict()))
    student.mode_table(model, SMALL)
    modes = "each module's own mode has to be put back: they need not be the same"
    expect(model.training).unchanged(training, cause=modes)
    expect(model[1].training).unchanged(inner, cause=modes)
    expect(model[3].training).unchanged(training, cause=modes)
    expect(model.state_dict()).unchanged(
        before, cause="the model's buffers have changed: put them back, or work on a copy.deepcopy"
    )
    model.eval()
    expect(model(SMALL)).close_to(lambda: twin.eval()(SMALL), rtol=1e-4, atol=1e-5)


@task("s01_introduction.mode_table")
@cases(model=["frozen", "half_frozen"])
def test_mode_table_leaves_requires_grad_alone(student, reference, model):
    """Frozen parameters stay frozen and the others trainable, and inputs are not changed."""
    build = MODELS[model]
    there, here, inputs = build(student.torch), build(torch), student.send(SMALL)
    student.mode_table(there, inputs)
    for name, parameter in here.named_parameters():
        expect(there.get_parameter(name).requires_grad).unchanged(
            parameter.requires_grad,
            cause="a parameter was frozen or unfrozen: the model has to stay as it was",
        )
    expect(inputs).unchanged(SMALL)
    expect(inputs.requires_grad).unchanged(
        False, cause="requires_grad was switched on for the caller's inputs"
    )
