"""Hidden checks of section 9: weights, written and read."""

import torch

from grader.author import (
    CODE_RAN,
    Hostile,
    cases,
    delivered,
    drawn_batch,
    drawn_linear,
    drawn_two_mode,
    expect,
    from_gpu,
    laboratory,
    linear_twin,
    nothing_raised,
    saved,
    task,
    two_mode_twin,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
NO_FOLDER = {
    "Parent directory|No such file|FileNotFound": "the folder of the file does not exist: make it, and those above it",
    "FileExistsError": "the folder exists already: mkdir needs exist_ok=True",
    "PosixPath|has no attribute '(parent|mkdir|exists)'|unsupported operand": (
        "path may be a string or a Path: Path(path) takes both"
    ),
}
OBJECTS = {
    "Weights only load failed": "the file holds the model object: save model.state_dict(), tensors by name"
}
ONLY_PARAMETERS = "the buffers are missing, such as running statistics: save model.state_dict()"


PARAMETERS = ("weight", "bias")  # so end the names of parameters here, and no buffer's


def drawn_statistics():
    """Weights and running statistics, all of them drawn, for the model that differs between the modes."""
    statistics = {"1.running_mean": torch.randn(5), "1.running_var": torch.rand(5) + 0.5}
    return drawn_two_mode() | statistics | {"1.num_batches_tracked": torch.tensor(7)}


def expect_done(call, raised):
    """The call came to its end."""
    expect(call, raised=raised).satisfies(lambda got: True, says="a call without an exception")


def place(student, name, kind):
    """The path of a file, as a string or a Path."""
    path = student.path(name)
    return path.as_posix() if kind == "str" else path


@task("s09_checkpoints.save_weights")
def test_save_weights_writes_parameters_and_buffers(student, reference):
    """The file, loaded with weights_only=True, is the dictionary of all parameters and buffers."""
    weights = drawn_statistics()
    model, _ = two_mode_twin(student.torch, weights)
    for kind in ("Path", "str"):
        expect_done(student.save_weights(model, place(student, f"{kind}/weights.pt", kind)), NO_FOLDER)
        with laboratory() as lab:
            expect(
                lab.weights("weights.pt", delivered(student, f"{kind}/weights.pt")), raised=OBJECTS
            ).equals(
                weights,
                unless={
                    ONLY_PARAMETERS: lambda: {n: t for n, t in weights.items() if n.endswith(PARAMETERS)}
                },
                when={
                    "the state dict lies inside of another dictionary: save it as it is": lambda got: any(
                        isinstance(value, dict) for value in got.values()
                    ),
                    "a list of tensors has no names: save model.state_dict()": lambda got: isinstance(
                        got, list
                    ),
                },
            )


@task("s09_checkpoints.save_weights")
def test_save_weights_makes_folders(student, reference):
    """Folders on the way to the file are made, however many; those that are there do no harm."""
    weights = drawn_linear()
    model, _ = linear_twin(student.torch, weights)
    for name, kind in (
        ("runs/7/last/a.pt", "Path"),
        ("runs/7/last/b.pt", "Path"),
        ("runs/8/last/c.pt", "str"),
    ):
        expect_done(student.save_weights(model, place(student, name, kind)), NO_FOLDER)
        with laboratory() as lab:
            expect(lab.weights(name.rpartition("/")[2], delivered(student, name))).equals(weights)


@task("s09_checkpoints.save_weights")
def test_save_weights_replaces_a_file(student, reference):
    """A file that stands there is replaced."""
    weights = drawn_linear()
    model, _ = linear_twin(student.torch, weights)
    old = saved(drawn_linear())
    student.write("weights.pt", old)
    expect_done(student.save_weights(model, student.path("weights.pt")), NO_FOLDER)
    with laboratory() as lab:
        expect(lab.weights("weights.pt", delivered(student, "weights.pt"))).equals(weights)


@task("s09_checkpoints.save_weights")
@cases(training=[True, False])
def test_save_weights_leaves_the_model(student, reference, training):
    """The model keeps its numbers, their dtype and its mode."""
    weights = drawn_statistics()
    model, _ = two_mode_twin(student.torch, weights)
    model.train(training)
    student.save_weights(model, student.path("weights.pt"))
    expect(model.state_dict(), raised=NO_FOLDER).unchanged(
        weights, "the model was changed: it is only to be saved"
    )
    expect(model.training).equals(
        training, when={"the model was put into another mode: it is only to be saved": lambda got: True}
    )


@task("s09_checkpoints.load_weights")
@cases(kind=["Path", "str"])
def test_load_weights_fills_the_model(student, reference, kind):
    """Every parameter and buffer gets the numbers of the file."""
    weights, before = drawn_statistics(), drawn_two_mode()
    model, _ = two_mode_twin(student.torch, before)
    student.write("weights.pt", saved(weights))
    expect_done(student.load_weights(model, place(student, "weights.pt", kind)), RAISED)
    expect(model.state_dict()).equals(
        weights,
        unless={
            "nothing was loaded: what torch.load gives must go into load_state_dict": lambda: before,
            ONLY_PARAMETERS.replace("save", "load"): lambda: (
                weights | {name: tensor for name, tensor in before.items() if not name.endswith(PARAMETERS)}
            ),
        },
    )


RAISED = {
    "Attempting to deserialize object on a CUDA": "the file comes from a GPU: torch.load(..., map_location='cpu')",
    "Expected state_dict to be dict-like": "load_state_dict wants what torch.load gives, not the path",
}
REPLACED = (
    "the model holds new parameters, and the optimizer the old ones: load_state_dict without assign=True"
)


@task("s09_checkpoints.load_weights")
def test_load_weights_keeps_the_parameters(student, reference):
    """An optimizer that was made before goes on training the model."""
    weights, before, batches = drawn_linear(), drawn_linear(), [drawn_batch(5)]

    def play(load, lib):
        model, optimizer = linear_twin(lib, before)
        load(model)
        inputs, targets = batches[0]
        lib.nn.CrossEntropyLoss()(model(inputs), targets).backward()
        optimizer.step()
        return model.state_dict()

    student.write("weights.pt", saved(weights))
    path = student.path("weights.pt")
    expect(play(lambda model: student.load_weights(model, path), student.torch), raised=RAISED).close_to(
        lambda: play(lambda model: model.load_state_dict(weights), torch),
        unless={REPLACED: lambda: weights},
        **NEAR,
    )


@task("s09_checkpoints.load_weights")
def test_load_weights_reads_a_file_from_a_gpu(student, reference):
    """Weights that were saved on a GPU are loaded on a machine without one."""
    weights = drawn_linear()
    model, _ = linear_twin(student.torch, drawn_linear())
    student.write("weights.pt", from_gpu(saved(weights)))
    expect_done(student.load_weights(model, student.path("weights.pt")), RAISED)
    expect(model.state_dict()).equals(weights)


LENIENT = "names that do not fit were passed over: load_state_dict without strict=False"


@task("s09_checkpoints.load_weights")
@cases(change=["one is missing", "one is left over", "both"])
def test_load_weights_refuses_other_names(student, reference, change):
    """A file that lacks a name of the model, or has one too many, raises RuntimeError."""
    weights = drawn_linear()
    if change != "one is left over":
        del weights["bias"]
    if change != "one is missing":
        weights["scale"] = torch.ones(4)
    model, _ = linear_twin(student.torch, drawn_linear())
    student.write("weights.pt", saved(weights))
    call = student.load_weights(model, student.path("weights.pt"))
    by_hand = (
        "names that do not fit raise RuntimeError: load_state_dict does it by itself, or compare the names"
    )
    expect(call).raises(
        "RuntimeError",
        when={LENIENT: nothing_raised, by_hand: lambda outcome: outcome.failure.kind == "KeyError"},
    )


RAN = "code in the file was run: torch.load(..., weights_only=True)"


def expect_refused(student, call, cause=RAN):
    """The call raises UnpicklingError, and nothing in the file has run."""
    expect(call).raises("UnpicklingError", when={cause: lambda outcome: True})
    expect(student.printed()).satisfies(
        lambda text: CODE_RAN not in text,
        says="a file none of whose code runs",
        when={RAN: lambda text: True},
    )


@task("s09_checkpoints.load_weights")
def test_load_weights_runs_no_code(student, reference):
    """A file with anything else than weights_only=True allows raises UnpicklingError, and none of its code runs."""
    model, _ = linear_twin(student.torch, drawn_linear())
    student.write("weights.pt", saved(drawn_linear() | {"note": Hostile()}))
    expect_refused(student, student.load_weights(model, student.path("weights.pt")))
