"""A second worker, without student code, in which the files that a student's code wrote are judged.

    with laboratory() as lab:
        model = lab.script("model.pt", delivered(student, "model.pt"))
        expect(model(x)).close_to(lambda: net(x))

A fresh worker of the same server, behind the same locks; it ends with the block, and its time is nobody's. What goes
wrong in it is the artefact's fault, and the check is `failed` with a plain message; a fault of the kit's own code
there stays a `grader_error`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, NoReturn

from grader import wire
from grader.checking.conduct import current
from grader.errors import UserError
from grader.student.failures import ArtefactFailed, Crashed, Failure, MemoryExceeded, TimedOut
from grader.student.remote import Remote, Student, fetch
from grader.student.session import Session
from grader.student.transport import Channel, Limits

__all__ = ["LIMITS", "Laboratory", "delivered", "laboratory", "require"]

LIMITS = Limits(seconds_per_call=20.0, seconds_per_task=60.0, file_mb=128, files=True)

_MOST, _DEEPEST = 64, 9
_PART = re.compile(r"[A-Za-z0-9_+-][A-Za-z0-9_.+-]{0,99}")

Files = Mapping[str, bytes]


def require(*packages: str) -> None:
    """The check needs these packages. Raises a `UserError`, which is not the student's fault, where one is missing."""
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        what = f"{' and '.join(missing)} cannot be imported, so this cannot be judged here"
        raise UserError(None, None, what, f"Run `pip install {' '.join(missing)}`.")


def delivered(student: Student, name: str) -> dict[str, bytes]:
    """The file `name` that the student's code wrote, or all files of the folder `name`, by their names.

    Raises the failure where nothing is there, or anything but plain files.
    """
    try:
        found = fetch(student.collect_all(name))
    except Failure as failure:
        raise _undelivered(name, failure) from None
    if type(found) is not dict or not all(type(data) is bytes for data in found.values()):
        raise Crashed("the answer was not files")
    for path in found:
        _check_name(path)
    if len(found) > _MOST:
        raise Crashed("the answer was too many files")
    return found


def _undelivered(name: str, failure: Failure) -> Failure:
    """What it means that a file cannot be collected; a failure of the student's code itself stays what it is."""
    kind = getattr(failure, "kind", "")
    if kind == "NothingWrittenError":
        text = f"{name} was not written"
    elif kind == "NotPlainError":
        text = f"{name} cannot be judged: {failure.message}"
    else:
        return failure
    return ArtefactFailed(text, failure.lines, cause=text)


def _check_name(path: object) -> None:
    """Raises the failure for a path that is no relative path of ordinary names."""
    parts = path.split("/") if type(path) is str else []
    if not 0 < len(parts) <= _DEEPEST or not all(_PART.fullmatch(part) for part in parts):
        text = "a file has a name that is not letters, digits, '_', '-', '+' and '.'"
        raise ArtefactFailed(text, cause=text)


class LaboratoryError(Exception):
    """The kit's own code failed in the laboratory, or the laboratory itself did."""


class Laboratory:
    """Where artefacts are opened. `torch` is the worker's own; each loader gives a `Remote` to call.

    `files` are what `delivered` gave; the artefact is one of them, and the others lie beside it.
    """

    def __init__(self, session: "_Session") -> None:
        self._session = session
        self._kit = Student(session)
        self.torch = self._kit.torch

    def put(self, files: Files, folder: str = "moved") -> None:
        """Lay files out in a folder, whose name the student's code has never seen."""
        for name, data in files.items():
            _check_name(name)
            self._kit.write(f"{folder}/{name}", data)

    def script(self, name: str, files: Files) -> Remote:
        """A TorchScript module: call it with tensors."""
        return self._open("script", name, files)

    def program(self, name: str, files: Files) -> Remote:
        """A program of `torch.export`: call it with tensors."""
        return self._open("program", name, files)

    def weights(self, name: str, files: Files) -> Remote:
        """What `torch.load(weights_only=True)` gives."""
        return self._open("weights", name, files)

    def onnx(self, name: str, files: Files) -> Remote:
        """An ONNX model: call it with inputs by name; it has `inputs`, `outputs`, `operators` and `opset`."""
        require("onnx", "onnxruntime")
        return self._open("onnx", name, files)

    def _open(self, loader: str, name: str, files: Files) -> Remote:
        self._session.subject = name
        self.put(files)
        kit = Remote(self._session, self._session.record("named", "artefacts"), lambda: loader)
        load: Remote = getattr(kit, loader)
        return load(self._kit.path(f"moved/{name}"))


class _Session(Session):
    """A session whose failures are those of the artefact being looked at."""

    subject = "the artefact"

    def _failure(self, raised: dict[str, Any]) -> Failure:
        failure = super()._failure(raised)
        kind = getattr(failure, "kind", "")
        if kind == "ArtefactError" or isinstance(failure, MemoryExceeded):
            return self._fault(failure)
        raise LaboratoryError(f"{kind}: {failure.message}")

    def _break(self, failure: Failure) -> NoReturn:
        super()._break(self._fault(failure))

    def _fault(self, failure: Failure) -> Failure:
        text = failure.message
        if isinstance(failure, Crashed | MemoryExceeded | TimedOut):
            told = text.replace("the code ", f"{self.subject} ")
            text = told if told.startswith(self.subject) else f"{self.subject}: {text}"
        return ArtefactFailed(text)


@contextmanager
def laboratory(limits: Limits = LIMITS) -> Iterator[Laboratory]:
    """A fresh worker without student code, for as long as the block runs."""
    conduct = current()
    channel, session = _begin(conduct.apart, limits, conduct.session.caps)
    try:
        session.begin(conduct.seed)
        yield Laboratory(session)
        session.settle()
    except ArtefactFailed as failure:
        failure.cause = failure.cause or failure.message
        raise
    finally:
        channel.close()


def _begin(apart: Callable[[Limits], Channel], limits: Limits, caps: wire.Caps) -> tuple[Channel, _Session]:
    """A worker that has answered once, so that what fails later is not its own fault."""
    channel = apart(limits)
    try:
        session = _Session(channel, limits, caps)
        session.fetch(session.record("send", None)).get()
    except Failure as failure:
        channel.close()
        raise LaboratoryError(f"the second worker did not start: {failure.message}") from None
    return channel, session
