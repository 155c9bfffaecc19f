"""The worker's conversation: load the student's module, run recorded operations, send plain values back."""

import ast
import gc
import io
import pathlib
import random
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from typing import Any

import numpy
import torch

from grader import wire
from grader.jail import excuses, loading
from grader.jail.footprint import footprint
from grader.jail.objects import Objects
from grader.jail.plain import plain
from grader.jail.world import World
from grader.wire import streams

__all__ = ["Interpreter", "serve"]

Reply = dict[str, Any]

_SEED = 0
"""Of what modules draw while they are loaded, and examples: the same in each worker, whoever was there before."""


def serve(channel: int, caps: wire.Caps, data_root: str = "") -> None:
    """Answer frames on the file descriptor `channel` until it closes."""
    interpreter = Interpreter(pathlib.Path.cwd(), caps, data_root)
    while (request := _receive(channel)) is not None:
        streams.write(channel, interpreter.answer(*request))


def _receive(channel: int) -> tuple[wire.Buffer, wire.Buffer] | None:
    head = streams.read(channel, wire.FRAME.size)
    if len(head) < wire.FRAME.size:
        return None
    skeleton, blob = wire.FRAME.unpack(head)
    return streams.read(channel, skeleton), streams.read(channel, blob)


class Interpreter:
    """Holds one submission's module and the objects made from it."""

    def __init__(self, scratch: pathlib.Path, caps: wire.Caps, data_root: str) -> None:
        self.objects = Objects(scratch, data_root)
        self.caps = caps
        self.clean = True  # has nothing run here yet that another task could feel?
        self._footprint = footprint()
        self._module: loading.Module | None = None
        self.filename = ""
        self.task = ""
        self.printed = Tee()
        self.world = World()
        self._encoder = wire.Encoder(caps, views=False)
        self._parts = 1
        self._full: dict[str, Any] | None = None

    def answer(self, skeleton: wire.Buffer, blob: wire.Buffer) -> list[bytes]:
        """The reply to one frame, as a frame in pieces."""
        request = wire.decode(skeleton, blob, self.caps, views=True)
        actions: dict[str, Callable[[Any], Any]] = {
            "read": self.read,
            "load": self.load,
            "run": self.run,
            "example": self.example,
        }
        self._encoder = wire.Encoder(self.caps, views=False)
        with redirect_stdout(self.printed):
            reply = actions[request["do"]](request)
        sys.stdout.flush()
        return self._seal(reply)

    def _seal(self, reply: Any) -> list[bytes]:
        """Values were encoded one by one; if all of them together are too much, say so in their place."""
        try:
            return self._encoder.frame(reply)
        except wire.WireError as problem:
            self._encoder = wire.Encoder(self.caps, views=False)
            excuse = excuses.too_large(str(problem))
            part = wire.record(values=[], raised=self._encoder.add(excuse))
            return self._encoder.frame(wire.record(segments=[part] * self._parts, tips=[]))

    def leave(self) -> None:
        """Undo what loading changed outside of this object."""
        self.world.restore()

    def read(self, request: dict[str, Any]) -> Reply:
        """Read the student's module for one task, and run nothing of it yet.

        What is said here of whether another task may follow in this process is said before any code could forge it. A
        second task of the same module is read like the first, and refused where its code wants a process of its own.
        """
        again = self.task != ""
        if again:
            self._begin_anew()
        self.filename, self.task = request["filename"], request["task"]
        reply: Reply = {"attempted": True, "missing": False, "raised": None, "elsewhere": not self.clean}
        try:
            self._module = loading.read(
                request["source"], self.filename, self.task, request["drop"], request["stub"]
            )
            reply |= {"attempted": self._module.attempted, "missing": self._module.missing}
            if self._module.attempted and not self._module.missing:
                alone = bool(request["forbids"] or request["world"]) or not plain(self._module.tree)
                reply["elsewhere"] |= again and alone
                self.clean &= again or not alone
        except BaseException as problem:
            reply["raised"] = self._excuse(problem)
        return dict(self._encoder.add(reply | {"clean": self.clean}))

    def load(self, request: dict[str, Any]) -> Reply:
        """Run what the task may use of the module that was read."""
        reply: Reply = {"raised": None}
        try:
            assert self._module is not None
            _begin(_SEED)
            self.world.prepare(request["forbids"], request["world"], self.filename)
            self.objects.namespace = loading.load(self._module)
            self.world.tips += self._module.tips
        except BaseException as problem:
            reply["raised"] = self._excuse(problem)
        return dict(self._encoder.add(reply))

    def _begin_anew(self) -> None:
        """Forget the task before, and see that it has left nothing."""
        self.leave()
        _put_right()
        self.objects = Objects(self.objects.scratch, self.objects.data_root)
        self.printed, self.world, self._module = Tee(), World(), None
        sys.modules.pop(loading.NAME, None)
        gc.collect()  # what its objects do as they go, they do now
        self.clean &= self._footprint == footprint()

    def _excuse(self, problem: BaseException) -> dict[str, Any]:
        return excuses.excuse(problem, self.filename, self.task)

    def run(self, request: dict[str, Any]) -> Reply:
        """Carry out segments of operations; a failure ends its segment only."""
        if request.get("seed") is not None:
            _begin(request["seed"])
            self.printed.forget()
        self._parts, self._full = len(request["segments"]), None
        segments = [self._segment(ops) for ops in request["segments"]]
        for handle in request["drop"]:
            self.objects.held.pop(handle, None)
        return wire.record(segments=segments, tips=self.world.tips[:20])

    def _segment(self, ops: list[list[Any]]) -> Reply:
        if self._full is not None:  # the next example would fill the memory as well, and take as long
            return wire.record(values=[], raised=self._encoder.add(self._full))
        values: list[Any] = []
        try:
            for op in ops:
                if op[0] == "fetch":
                    values.append(self._encoder.add(self.objects.plain(op[2])))
                elif op[0] == "printed":
                    self.objects.held[op[1]] = self.printed.text()
                else:
                    self.objects.apply(op)
        except BaseException as problem:
            excuse = self._excuse(problem)
            self._full = excuse if excuse["memory"] else None
            return wire.record(values=values, raised=self._encoder.add(excuse))
        return wire.record(values=values, raised=None)

    def example(self, request: dict[str, Any]) -> Reply:
        """Run one public example as the interactive prompt would; give what it printed."""
        buffer = io.StringIO()
        raised = None
        try:
            self.clean &= plain(ast.parse(request["source"]))
            with redirect_stdout(buffer):
                exec(compile(request["source"], "<example>", "single"), self.objects.namespace)
        except BaseException as problem:
            raised = self._excuse(problem)
        return wire.record(printed=buffer.getvalue()[:10_000], raised=self._encoder.add(raised))


class Tee(io.TextIOBase):
    """Standard output that also remembers, up to a cap, what was written since it last forgot."""

    LONGEST = 64 << 10

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._size = 0

    def write(self, text: str) -> int:
        """Pass `text` on and keep its beginning."""
        if self._size < self.LONGEST:
            self._kept.append(text[: self.LONGEST - self._size])
            self._size += len(self._kept[-1])
        if sys.__stdout__ is not None:
            sys.__stdout__.write(text)
        return len(text)

    def flush(self) -> None:
        """Pass on what Python still buffers."""
        if sys.__stdout__ is not None:
            sys.__stdout__.flush()

    def forget(self) -> None:
        """Begin anew."""
        self._kept, self._size = [], 0

    def text(self) -> str:
        """What was written since."""
        return "".join(self._kept)


def _put_right() -> None:
    """The modes that code may set for itself and leave behind."""
    torch.set_grad_enabled(True)
    torch.set_default_dtype(torch.float32)


def _begin(seed: int) -> None:
    """A check begins: modes as they were at first, seeds of its own."""
    _put_right()
    torch.manual_seed(seed)
    random.seed(seed)
    numpy.random.seed(seed % 2**32)
