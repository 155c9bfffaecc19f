"""Hidden checks of section 9: checkpoints, written and resumed."""

import math
import warnings
from functools import partial

import torch

from grader.author import (
    CODE_RAN,
    Hostile,
    cases,
    delivered,
    drawn_batch,
    drawn_linear,
    expect,
    from_gpu,
    laboratory,
    nothing_raised,
    saved,
    task,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
DONE, REST = 3, 3  # epochs before and after the interruption; the learning rate halves every second


def begin(lib, weights, seed, lr=0.1):
    """Model, optimizer, scheduler and generator of a training, just made."""
    model = lib.nn.Linear(6, 4)
    model.load_state_dict(weights)
    optimizer = lib.optim.Adam(model.parameters(), lr=lr)
    scheduler = lib.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)
    generator = lib.Generator()
    generator.manual_seed(seed)
    return model, optimizer, scheduler, generator


def train(lib, training, data, epochs):
    """Some epochs of two batches each, in an order that the generator draws."""
    model, optimizer, scheduler, generator = training
    inputs, labels = data
    for _ in range(epochs):
        order = lib.randperm(9, generator=generator)
        for chosen in (order[:5], order[5:]):
            optimizer.zero_grad()
            lib.nn.CrossEntropyLoss()(model(inputs[chosen]), labels[chosen]).backward()
            optimizer.step()
        scheduler.step()


def interrupted(weights, data):
    """What a checkpoint holds after the first epochs, and the training itself."""
    training = begin(torch, weights, seed=5)
    train(torch, training, data, DONE)
    return states(training), training


def states(training):
    """The four states, by the names that the prompt gives them."""
    model, optimizer, scheduler, generator = training
    return {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "generator": generator.get_state(),
    }


OBJECTS = {
    "Weights only load failed": (
        "the file holds objects, which weights_only=True refuses: save state_dict(), get_state() and an int"
    )
}


def alike(got, expected):
    """The same but for rounding; a dictionary may have more keys."""
    if isinstance(expected, torch.Tensor):
        same = isinstance(got, torch.Tensor) and got.shape == expected.shape
        return same and torch.allclose(got.double(), expected.double(), 1e-4, 1e-5)
    if isinstance(expected, dict):
        return isinstance(got, dict) and all(
            key in got and alike(got[key], expected[key]) for key in expected
        )
    if isinstance(expected, list | tuple):
        same = isinstance(got, list | tuple) and len(got) == len(expected)
        return same and all(map(alike, got, expected))
    if isinstance(expected, float):
        return isinstance(got, int | float) and math.isclose(got, expected, rel_tol=1e-6)
    return type(got) is type(expected) and got == expected


def faults(expected):
    """What is wrong with a checkpoint, entry by entry, for `when=`."""
    kinds = {
        "epoch": "the number of finished epochs, an int",
        "generator": "what generator.get_state() gives",
    }
    told = {"a dictionary is wanted": lambda got: not isinstance(got, dict)}
    for key in expected:
        what = kinds.get(key, f"{key}.state_dict()")
        told[f"there is no entry {key!r}: it is {what}"] = lambda got, key=key: key not in got
        told[f"the entry {key!r} is not {what}"] = lambda got, key=key: not alike(got[key], expected[key])
    return told


@task("s09_checkpoints.save_checkpoint")
@cases(kind=["Path", "str"])
def test_save_checkpoint_holds_all_five(student, reference, kind):
    """The file, loaded with weights_only=True, holds the states of all four parts and the epoch."""
    weights, data = drawn_linear(), drawn_batch(9)
    training = begin(student.torch, weights, seed=5)
    train(student.torch, training, tuple(map(student.send, data)), DONE)
    path = student.path("last.pt")
    student.save_checkpoint(path.as_posix() if kind == "str" else path, *training, DONE)
    expected = interrupted(weights, data)[0] | {"epoch": DONE}
    with laboratory() as lab:
        expect(lab.weights("last.pt", delivered(student, "last.pt")), raised=OBJECTS).satisfies(
            lambda got: alike(got, expected),
            says="model, optimizer, scheduler, generator and epoch, as they were when it was saved",
            when=faults(expected),
        )


@task("s09_checkpoints.save_checkpoint")
def test_save_checkpoint_replaces_the_last(student, reference):
    """A checkpoint that stands there is replaced, and no other new file is left in the folder."""
    training = begin(student.torch, drawn_linear(), seed=5)
    student.write("runs/last.pt", saved({"epoch": 1}))
    for epoch in (2, 3):
        student.save_checkpoint(student.path("runs/last.pt"), *training, epoch)
    files = delivered(student, "runs")
    with laboratory() as lab:
        expect(lab.weights("last.pt", files), raised=OBJECTS).satisfies(
            lambda got: got["epoch"] == 3,
            says="the checkpoint of epoch 3",
            when={"the old checkpoint still stands there": lambda got: got["epoch"] in (1, 2)},
        )
    expect(student.send(sorted(files))).equals(
        ["last.pt"], when={"another file is left in the folder: Path.replace moves, a copy does not": bool}
    )


DESTROYED = "the last good checkpoint is lost: write to another name first, then replace the old file"


@task("s09_checkpoints.save_checkpoint")
def test_save_checkpoint_keeps_the_last_if_it_fails(student, reference):
    """Where something cannot be saved, the exception goes on, and the file that stood there is as it was."""
    training = begin(student.torch, drawn_linear(), seed=5)
    before = saved({"epoch": 1})
    student.write("runs/last.pt", before)
    function = student.function(lambda x: x)  # one in the jail: no pickle takes it
    training[1].param_groups[0]["hook"] = function
    call = student.save_checkpoint(student.path("runs/last.pt"), *training, 2)
    expect(call).raises(
        "Exception",
        when={"the exception was swallowed: the caller must know that nothing was saved": nothing_raised},
    )
    found = student.collect("runs/last.pt")
    expect(found, raised={"NothingWritten": DESTROYED}).equals(before, when={DESTROYED: lambda got: True})


@task("s09_checkpoints.save_checkpoint")
def test_save_checkpoint_leaves_the_training(student, reference):
    """Model, optimizer, scheduler and generator are as they were: training goes on as if nothing had been saved."""
    weights, data = drawn_linear(), drawn_batch(9)
    training, held = begin(student.torch, weights, seed=5), tuple(map(student.send, data))
    train(student.torch, training, held, DONE)
    student.save_checkpoint(student.path("last.pt"), *training, DONE)
    train(student.torch, training, held, REST)
    twin = begin(torch, weights, seed=5)
    train(torch, twin, data, DONE + REST)
    expect(training[0].state_dict()).close_to(
        lambda: twin[0].state_dict(), when={"saving has changed the training": lambda got: True}, **NEAR
    )


def finish(resume, lib, weights, data, inputs):
    """A new training, put back by `resume`, brought to its end: weights, learning rate, next random number."""
    training = begin(lib, weights, seed=17, lr=0.7)
    resume(*training)
    train(lib, training, inputs, REST)
    model, optimizer, _, generator = training
    return [model.state_dict(), optimizer.param_groups[0]["lr"], lib.rand(3, generator=generator)]


def putting_back(checkpoint, parts, model, optimizer, scheduler, generator):
    """`resume` that puts back some of the parts only, or new parameters."""
    if "assign" in parts:
        model.load_state_dict(checkpoint["model"], assign=True)
    for name, part in (("model", model), ("optimizer", optimizer), ("scheduler", scheduler)):
        if name in parts:
            part.load_state_dict(checkpoint[name])
    if "replay" in parts:
        with warnings.catch_warnings(action="ignore"):  # no optimizer has stepped yet
            for _ in range(DONE):
                scheduler.step()
    if "generator" in parts:
        generator.set_state(checkpoint["generator"])


PARTS = ("model", "optimizer", "scheduler", "generator")
FORGOTTEN = {
    "only the weights were put back: the optimizer, the scheduler and the generator have states, too": (
        "model",
    ),
    "neither scheduler nor generator was put back": ("model", "optimizer"),
    "neither optimizer nor scheduler was put back": ("model", "generator"),
    "neither optimizer nor generator was put back": ("model", "scheduler"),
    "nothing was put back": (),
    "the scheduler was stepped anew: load its state instead": ("model", "optimizer", "replay", "generator"),
    "the model holds new parameters, and the optimizer the old ones: load_state_dict without assign=True": (
        "assign",
        *PARTS[1:],
    ),
} | {
    f"the state of the {name} was not put back": tuple(part for part in PARTS if part != name)
    for name in PARTS
}
RAISED = {
    "Attempting to deserialize object on a CUDA": "the file comes from a GPU: torch.load(..., map_location='cpu')",
    "Unexpected key|Missing key": "more keys are allowed in the file, and the weights lie under 'model'",
}


@task("s09_checkpoints.resume")
@cases(kind=["Path", "str"])
def test_resume_goes_on_as_if_never_interrupted(student, reference, kind):
    """Training that goes on equals one without interruption: weights, learning rate and random numbers."""
    weights, other, data = drawn_linear(), drawn_linear(), drawn_batch(9)
    checkpoint, training = interrupted(weights, data)
    student.write("last.pt", saved(checkpoint | {"epoch": DONE, "note": "the third"}))
    path = student.path("last.pt")
    path = path.as_posix() if kind == "str" else path
    checkpoint = {name: saved(state) for name, state in checkpoint.items()}  # what was, whatever comes after
    held = tuple(map(student.send, data))
    found = finish(partial(student.resume, path), student.torch, other, data, held)

    def uninterrupted():
        model, optimizer, _, generator = training
        train(torch, training, data, REST)
        return [model.state_dict(), optimizer.param_groups[0]["lr"], torch.rand(3, generator=generator)]

    def forgetting(parts):
        before, _ = interrupted(weights, data)
        return finish(partial(putting_back, before, parts), torch, other, data, data)

    expect(student.send(found), raised=RAISED).like(
        uninterrupted,
        unless={cause: partial(forgetting, parts) for cause, parts in FORGOTTEN.items()},
        **NEAR,
    )


@task("s09_checkpoints.resume")
@cases(epoch=[0, 3, 41])
def test_resume_returns_the_epoch(student, reference, epoch):
    """The number of finished epochs comes back, an int."""
    checkpoint, _ = interrupted(drawn_linear(), drawn_batch(9))
    student.write("last.pt", saved(checkpoint | {"epoch": epoch}))
    training = begin(student.torch, drawn_linear(), seed=17)
    expect(student.resume(student.path("last.pt"), *training), raised=RAISED).equals(
        epoch,
        unless={
            "one too many: the number of finished epochs is in the file": lambda: epoch + 1,
            "one too few: the number of finished epochs is in the file": lambda: epoch - 1,
        },
    )


@task("s09_checkpoints.resume")
def test_resume_reads_a_file_from_a_gpu(student, reference):
    """A checkpoint that was saved on a GPU is resumed on a machine without one."""
    checkpoint, _ = interrupted(drawn_linear(), drawn_batch(9))
    student.write("last.pt", from_gpu(saved(checkpoint | {"epoch": 3})))
    training = begin(student.torch, drawn_linear(), seed=17)
    expect(student.resume(student.path("last.pt"), *training), raised=RAISED).equals(3)
    expect(training[0].state_dict()).equals(lambda: checkpoint["model"])


RAN = "code in the file was run: torch.load(..., weights_only=True)"


@task("s09_checkpoints.resume")
def test_resume_runs_no_code(student, reference):
    """A file with anything else than weights_only=True allows raises UnpicklingError, and none of its code runs."""
    checkpoint, _ = interrupted(drawn_linear(), drawn_batch(9))
    student.write("last.pt", saved(checkpoint | {"epoch": 3, "note": Hostile()}))
    training = begin(student.torch, drawn_linear(), seed=17)
    call = student.resume(student.path("last.pt"), *training)
    expect(call).raises("UnpicklingError", when={RAN: lambda outcome: True})
    expect(student.printed()).satisfies(
        lambda text: CODE_RAN not in text,
        says="a file none of whose code runs",
        when={RAN: lambda text: True},
    )
