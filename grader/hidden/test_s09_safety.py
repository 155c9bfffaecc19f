"""Hidden checks of section 9: which files are safe to load."""

import pickle
from argparse import Namespace
from collections import OrderedDict

import numpy
import torch

from grader.author import CODE_RAN, Hostile, cases, expect, from_gpu, saved, task

STATE = {"weight": torch.arange(24.0).reshape(4, 6), "bias": torch.arange(4.0)}
WHOLE = saved({"model": STATE, "epoch": 3, "losses": [0.5, 0.25]})

SAFE = {
    "a state dict": saved(STATE),
    "an ordered dictionary": saved(OrderedDict(STATE)),
    "a checkpoint": WHOLE,
    "plain values": saved({"note": "best", "lr": 0.1, "seeds": (1, 2), "none": None, "on": True}),
    "a single tensor": saved(torch.arange(5)),
    "an empty dictionary": saved({}),
    "a file from a GPU": from_gpu(saved(STATE)),
    "the old file format": saved(STATE, _use_new_zipfile_serialization=False),
}
UNSAFE = {
    "a hostile object": saved({**STATE, "note": Hostile()}),
    "a hostile object alone": saved(Hostile()),
    "a hostile object in the old file format": saved(
        {**STATE, "note": Hostile()}, _use_new_zipfile_serialization=False
    ),
    "a whole model": saved(torch.nn.Linear(6, 4)),
    "a namespace": saved({"options": Namespace(lr=0.1), **STATE}),
    "a NumPy number": saved({"loss": numpy.float64(0.25), **STATE}),
    "an empty file": b"",
    "half a checkpoint": WHOLE[: len(WHOLE) // 2],
    "the first bytes of a checkpoint": WHOLE[:10],
    "a text": b"epoch,loss\n1,0.5\n2,0.25\n" * 4,
    "a plain pickle": pickle.dumps(STATE["bias"].tolist(), protocol=2),
    "zeros": bytes(64),
}
RAISED = {
    "UnpicklingError": "what is refused is not safe: catch pickle.UnpicklingError and return False",
    "EOFError": "an empty file is no checkpoint: catch EOFError, too, and return False",
    "Attempting to deserialize object on a CUDA": "the file comes from a GPU: torch.load(..., map_location='cpu')",
    "IndexError|KeyError|ValueError|AttributeError": (
        "bytes that are no checkpoint make the reader stumble in any way: catch Exception, and return False"
    ),
    "PytorchStreamReader|zip|RuntimeError": "a file that is cut off is no checkpoint: catch RuntimeError, too",
}


@task("s09_checkpoints.is_safe_checkpoint")
@cases(what=list(SAFE), kind=["Path", "str"])
def test_is_safe_checkpoint_passes_tensors_and_plain_values(student, reference, what, kind):
    """A file of tensors, numbers, strings and plain containers is safe, from a GPU or not."""
    student.write("file.pt", SAFE[what])
    path = student.path("file.pt")
    expect(student.is_safe_checkpoint(path.as_posix() if kind == "str" else path), raised=RAISED).equals(
        True, when={f"{what} is safe": lambda got: got is False}
    )


@task("s09_checkpoints.is_safe_checkpoint")
@cases(what=list(UNSAFE))
def test_is_safe_checkpoint_refuses_the_rest(student, reference, what):
    """A file that holds anything else, or is no checkpoint at all, is not safe."""
    student.write("file.pt", UNSAFE[what])
    expect(student.is_safe_checkpoint(student.path("file.pt")), raised=RAISED).equals(
        False, when={f"{what} is not what weights_only=True loads": lambda got: got is True}
    )


@task("s09_checkpoints.is_safe_checkpoint")
def test_is_safe_checkpoint_runs_nothing(student, reference):
    """None of the code in a file runs."""
    ran = "code in the file was run: never load an unknown file without weights_only=True"
    for what in UNSAFE:
        if "hostile" in what:
            student.write("file.pt", UNSAFE[what])
            student.is_safe_checkpoint(student.path("file.pt"))
    expect(student.printed(), raised=RAISED).satisfies(
        lambda text: CODE_RAN not in text,
        says="a look at the file that runs none of it",
        when={ran: lambda text: True},
    )


@task("s09_checkpoints.is_safe_checkpoint")
def test_is_safe_checkpoint_misses_a_missing_file(student, reference):
    """A file that does not exist raises FileNotFoundError."""
    expect(student.is_safe_checkpoint(student.path("missing.pt"))).raises(
        "FileNotFoundError",
        when={"a missing file is neither safe nor unsafe: let FileNotFoundError pass": lambda outcome: True},
    )
