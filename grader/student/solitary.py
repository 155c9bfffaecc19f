"""The lowest rung: a fresh process serves the tasks of a section one after the other, on any platform."""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from time import monotonic, sleep
from typing import IO

from grader import wire
from grader.student import deaths, launch
from grader.student.deaths import Death
from grader.student.failures import Crashed, Failure
from grader.student.output import OutputBuffer
from grader.student.transport import Limits
from grader.wire import Buffer

__all__ = ["Solitary", "SolitaryChannel"]

_PIECE = 1 << 20
_START = 180.0  # seconds: the imports come first
_SETTLE = 0.5
_MOMENT = 0.005
_NEXT_TASK = wire.FRAME.pack(0, 0)


class Solitary:
    """Keeps one such process; takes a new one after it died, when asked to renew, or for other limits."""

    def __init__(self, caps: wire.Caps, data_root: str, limits: Limits) -> None:
        self.caps = caps
        self.data_root = data_root
        self._process = _Process(caps, data_root, limits)

    def settle(self) -> None:
        """Nothing is waited for before there is something to ask."""

    def open(self, limits: Limits) -> "SolitaryChannel":
        """A channel for one task, in the process that is there or in a new one."""
        limits = replace(limits, fork=False)
        if not self._process.serves(limits):
            self.renew(limits)
        channel = SolitaryChannel(self._process, limits, self.caps)
        channel.ready()
        return channel

    def apart(self, limits: Limits) -> "SolitaryChannel":
        """A channel to a process of its own, which ends with it."""
        channel = SolitaryChannel(_Process(self.caps, self.data_root, limits), limits, self.caps, alone=True)
        channel.ready()
        return channel

    def renew(self, limits: Limits | None = None) -> None:
        """Replace the process."""
        self.close()
        self._process = _Process(self.caps, self.data_root, limits or self._process.limits)

    def close(self) -> None:
        """End the process."""
        self._process.end()


class SolitaryChannel:
    """A `Channel` to the process while it serves one task."""

    def __init__(self, process: "_Process", limits: Limits, caps: wire.Caps, *, alone: bool = False) -> None:
        self._process = process
        self._alone = alone
        self.limits = limits
        self.caps = caps
        self._spent = 0.0
        self._open = True

    def ready(self) -> None:
        """Have everything that the task before left forgotten."""
        self._process.send(_NEXT_TASK)
        with suppress(_LateError, _GoneError):  # what is wrong shows at the first exchange
            self._process.receive(wire.FRAME.size, monotonic() + _START)
        self._process.printed()
        self._process.keep(self.limits.output_kb << 10)

    def exchange(self, frame: Sequence[bytes], seconds: float) -> tuple[Buffer, Buffer]:
        """Send one frame, which comes in pieces, wait for one; give its JSON and its blob, undecoded."""
        if not self._open:
            raise Crashed("the process that ran the code has ended")
        begun = monotonic()
        seconds = min(seconds, self.limits.seconds_per_task - self._spent)
        try:
            self._process.send(b"".join(frame))
            return self._answer(begun + seconds)
        except _LateError:
            raise self._end(deaths.too_long(seconds)) from None
        except _GoneError:
            raise self._end(None) from None
        finally:
            self._spent += monotonic() - begun

    def output(self) -> bytes:
        """What the process printed since the last call, capped."""
        return self._process.printed()

    def again(self) -> bool:
        """Never: the process is left to the next task as it is."""
        return False

    def close(self) -> None:
        """Leave the process to the next task, or end it where it is for this channel alone."""
        if self._open and self._alone:
            self._process.end()
        self._open = False

    def _answer(self, deadline: float) -> tuple[Buffer, Buffer]:
        skeleton, blob = wire.FRAME.unpack(self._process.receive(wire.FRAME.size, deadline))
        if skeleton > self.caps.json or blob > self.caps.blob:
            raise self._end(Crashed("the answer is too large"))
        return self._process.receive(skeleton, deadline), self._process.receive(blob, deadline)

    def _end(self, failure: Failure | None) -> Failure:
        self._open = False
        death = self._process.end(0.0 if failure else _SETTLE)
        return failure or deaths.failure(death, self.limits)


class _LateError(Exception):
    """The deadline has passed."""


class _GoneError(Exception):
    """The process closed its end."""


class _Process:
    """The process, with a thread at each pipe: only so does every wait end in time on every platform."""

    def __init__(self, caps: wire.Caps, data_root: str, limits: Limits) -> None:
        self.limits = limits
        self._output = OutputBuffer(limits.output_kb << 10)
        self._folder = tempfile.mkdtemp(prefix="torchcourse-")
        self._incoming: queue.Queue[bytes] = queue.Queue(maxsize=8)
        self._outgoing: queue.Queue[bytes] = queue.Queue()
        self._received = bytearray()
        self._popen = subprocess.Popen(
            launch.command("grader.jail.alone", "main()"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=launch.environment(self._folder),
            cwd=self._folder,
            start_new_session=sys.platform != "win32",
        )
        for action, pipe in (
            (self._write, self._popen.stdin),
            (self._read, self._popen.stdout),
            (self._drain, self._popen.stderr),
        ):
            threading.Thread(target=action, args=(pipe,), daemon=True).start()
        self._send_setup(caps, data_root)

    def serves(self, limits: Limits) -> bool:
        """Whether it lives and has these limits."""
        same = (limits.memory_mb, limits.file_mb) == (self.limits.memory_mb, self.limits.file_mb)
        return same and self._popen.poll() is None

    def send(self, frame: bytes) -> None:
        """Have a frame written; does not wait."""
        self._outgoing.put(frame)

    def receive(self, size: int, deadline: float) -> bytes:
        """The next bytes of its answers."""
        while len(self._received) < size:
            try:
                piece = self._incoming.get(timeout=max(0.0, deadline - monotonic()))
            except queue.Empty:
                raise _LateError from None
            if not piece:
                raise _GoneError
            self._received += piece
        taken = bytes(memoryview(self._received)[:size])
        del self._received[:size]
        return taken

    def keep(self, size: int) -> None:
        """From now on keep the first `size` bytes of what is printed."""
        self._output.cap = size

    def printed(self) -> bytes:
        """What it printed; the thread at that pipe may be a moment behind."""
        seen, deadline = -1, monotonic() + _SETTLE
        while seen != self._output.total and monotonic() < deadline:
            seen = self._output.total
            sleep(_MOMENT)
        return self._output.take()

    def end(self, patience: float = 0.0) -> Death | None:
        """End the process and those it started; how it had ended by itself. Removes what it had on disk."""
        if patience:
            with suppress(subprocess.TimeoutExpired):
                self._popen.wait(patience)
        status = self._popen.poll()
        self._kill()
        self._outgoing.put(b"")
        shutil.rmtree(self._folder, ignore_errors=True)
        return None if status is None else Death(status)

    def _kill(self) -> None:
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.kill()
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(5)

    def _send_setup(self, caps: wire.Caps, data_root: str) -> None:
        setup = {
            "caps": asdict(caps),
            "data_root": data_root,
            "memory_mb": self.limits.memory_mb,
            "file_mb": self.limits.file_mb,
        }
        text = json.dumps(setup).encode()
        self.send(wire.FRAME.pack(len(text), 0) + text)

    def _write(self, pipe: IO[bytes]) -> None:
        with suppress(OSError), pipe:
            while frame := self._outgoing.get():
                rest = memoryview(frame)
                while rest:
                    rest = rest[pipe.write(rest[:_PIECE]) :]

    def _read(self, pipe: IO[bytes]) -> None:
        with suppress(OSError), pipe:
            while piece := pipe.read(_PIECE):
                self._incoming.put(piece)
        self._incoming.put(b"")

    def _drain(self, pipe: IO[bytes]) -> None:
        with suppress(OSError), pipe:
            while piece := pipe.read(_PIECE):
                self._output.add(piece)
