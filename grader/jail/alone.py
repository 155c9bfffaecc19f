"""The lowest rung: a process of its own that serves one task after the other over its standard streams.

No kernel wall stands around it. It must run on every platform: nothing is imported that one of them lacks.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from grader.wire import FRAME, streams

__all__ = ["main"]

_FOREVER = 1_000_000.0  # seconds of processor time: the trusted side's clock ends a task


def main() -> None:
    """Serve until standard input closes."""
    questions, answers = _take_streams()
    skeleton, _ = FRAME.unpack(streams.read(questions, FRAME.size))
    setup = json.loads(streams.read(questions, skeleton))
    with suppress(ImportError, OSError, ValueError):  # as far as this platform goes
        _limit(setup)
    begin = _interpreter(setup)
    interpreter = begin()
    while len(head := streams.read(questions, FRAME.size)) == FRAME.size:
        skeleton, blob = FRAME.unpack(head)
        if skeleton == 0:
            interpreter.leave()
            interpreter = begin()
            streams.write(answers, [FRAME.pack(0, 0)])
        else:
            streams.write(
                answers, interpreter.answer(streams.read(questions, skeleton), streams.read(questions, blob))
            )


def _interpreter(setup: dict[str, Any]) -> Callable[[], Any]:
    """What makes a fresh interpreter for each task, with an empty folder."""
    import torch

    from grader import wire
    from grader.jail.interpreter import Interpreter

    torch.set_num_threads(1)
    caps = wire.Caps(**setup["caps"])

    def begin() -> Interpreter:
        scratch = Path(tempfile.mkdtemp(prefix="task-"))
        os.chdir(scratch)
        return Interpreter(scratch, caps, setup["data_root"])

    return begin


def _take_streams() -> tuple[int, int]:
    """Keep the conversation apart; what is printed goes where standard error goes, to be shown."""
    questions, answers = os.dup(0), os.dup(1)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (questions, answers):
            msvcrt.setmode(descriptor, os.O_BINARY)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return questions, answers


def _limit(setup: dict[str, Any]) -> None:
    if sys.platform != "linux":
        return
    import signal

    from grader.jail import limits, privilege

    privilege.die_with_parent(os.getppid(), signal.SIGKILL)
    limits.apply(limits.Bounds(_FOREVER, setup["memory_mb"], setup["file_mb"], files=True, fork=False))
