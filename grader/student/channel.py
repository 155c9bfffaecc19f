"""The conversation with one jailed worker: every wait has an end, every amount a bound."""

import json
import os
import select
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

from grader import wire
from grader.student import deaths
from grader.student.failures import Crashed, Failure
from grader.student.output import OutputBuffer
from grader.student.service import ServerLostError, Service, Worker
from grader.wire import Buffer

__all__ = ["JailedChannel"]

_PIECE = 1 << 20
_READY = 60.0
_LOOK = 0.25  # seconds between two looks at the scratch folder
_FILES = 8  # a task may write so many files of full size
_MOST_ENTRIES = 20_000
_DEEPEST = 64
_LONGEST_COMPLAINT = 8_000


class _LateError(Exception):
    """The deadline has passed."""


class _GoneError(Exception):
    """The worker closed its end."""


class JailedChannel:
    """A `Channel` to a worker that a server forked."""

    def __init__(self, service: Service, worker: Worker, caps: wire.Caps) -> None:
        self.service = service
        self.worker = worker
        self.limits = worker.limits
        self.caps = caps
        self._spent = 0.0
        self._open = True
        self._buffer = OutputBuffer(self.limits.output_kb << 10)
        self._poll = select.poll()
        self._poll.register(worker.output, select.POLLIN)
        self._next_look = 0.0

    def ready(self) -> None:
        """Wait until the worker is locked in. Raises ServerLostError with its complaint where it is not."""
        deadline = monotonic() + _READY
        complaint = bytearray()
        try:
            if self._read(1, deadline) == b"\1" and not self._hung_up():
                return
            while len(complaint) < _LONGEST_COMPLAINT:
                complaint += self._read(1, deadline)
        except (_GoneError, _LateError, OSError):
            pass
        self.close()
        lines = complaint.decode(errors="replace").strip().splitlines()
        raise ServerLostError(lines[-1] if lines else "the worker did not start")

    def exchange(self, frame: Sequence[bytes], seconds: float) -> tuple[Buffer, Buffer]:
        """Send one frame, which comes in pieces, wait for one; give its JSON and its blob, undecoded."""
        if not self._open:
            raise Crashed("the process that ran the code has ended")
        begun = monotonic()
        seconds = min(seconds, self.limits.seconds_per_task - self._spent)
        try:
            self._write(frame, begun + seconds)
            return self._answer(begun + seconds)
        except _LateError:
            raise self._end(deaths.too_long(seconds)) from None
        except (_GoneError, OSError):
            raise self._mourn() from None
        finally:
            self._spent += monotonic() - begun

    def prove(self, paths: Iterable[Path]) -> list[str]:
        """For a worker forked as a proof: what it could do of that which the lock forbids."""
        asked = json.dumps([str(path) for path in paths]).encode()
        skeleton, _ = self.exchange([wire.FRAME.pack(len(asked), 0), asked], _READY)
        return [str(item) for item in json.loads(bytes(skeleton))]

    def output(self) -> bytes:
        """What the worker printed since the last call, capped."""
        if self._open:
            for _ in range(64):  # it may be printing still
                if not self._drain():
                    break
        return self._buffer.take()

    def again(self) -> bool:
        """Begin anew with the same worker: with a whole task's time, and nothing printed yet."""
        self.output()
        self._spent = 0.0
        return self._open

    def bury(self) -> None:
        """Wait until the worker is gone with all it had started."""
        if self._open:
            self._end(Crashed("the worker was ended"))
        elif not self.service.swept(self.worker.ident):
            self.service.discard()

    def close(self) -> None:
        """End the worker. Its server reaps it and empties its folder while we go on."""
        if not self._open:
            return
        self._drain()
        self._open = False
        self.service.forget(self.worker.ident)
        self.worker.data.close()
        os.close(self.worker.output)

    def _answer(self, deadline: float) -> tuple[Buffer, Buffer]:
        skeleton, blob = wire.FRAME.unpack(self._read(wire.FRAME.size, deadline))
        if skeleton > self.caps.json or blob > self.caps.blob:
            raise self._end(Crashed(f"the answer is too large: {_amount(skeleton + blob)}"))
        return self._read(skeleton, deadline), self._read(blob, deadline)

    def _read(self, size: int, deadline: float) -> bytearray:
        data = bytearray(size)
        rest = memoryview(data)
        while rest:
            try:
                count = self.worker.data.recv_into(rest)
            except BlockingIOError:
                self._wait(select.POLLIN, deadline)
                continue
            if count == 0:
                raise _GoneError
            rest = rest[count:]
            if rest and monotonic() > deadline:
                raise _LateError
        return data

    def _write(self, frame: Sequence[bytes], deadline: float) -> None:
        for piece in frame:
            rest = memoryview(piece)
            while rest:
                try:
                    rest = rest[self.worker.data.send(rest[:_PIECE]) :]
                except BlockingIOError:
                    self._wait(select.POLLOUT, deadline)

    def _wait(self, event: int, deadline: float) -> None:
        """Until the worker can be read from or written to; meanwhile drain its output, watch its folder."""
        self._poll.register(self.worker.data, event)
        while True:
            left = deadline - monotonic()
            if left <= 0:
                raise _LateError
            if self.worker.scratch is not None and self.limits.files:
                self._look()
                left = min(left, _LOOK)
            events = dict(self._poll.poll(left * 1000 + 1))
            if self.worker.output in events and not self._drain():
                self._poll.unregister(self.worker.output)
            if self.worker.data.fileno() in events:
                return

    def _hung_up(self) -> bool:
        poll = select.poll()
        poll.register(self.worker.data, 0)
        return bool(poll.poll(0))

    def _drain(self) -> bool:
        try:
            data = os.read(self.worker.output, 1 << 16)
        except BlockingIOError:
            return False
        self._buffer.add(data)
        return bool(data)

    def _look(self) -> None:
        """Where no quota holds, the folder's size is watched from here."""
        if monotonic() < self._next_look or self.worker.scratch is None:
            return
        self._next_look = monotonic() + _LOOK
        allowed = self.limits.file_mb * _FILES << 20
        if _too_much(self.worker.scratch, allowed):
            raise self._end(Crashed(f"the code wrote more or deeper files than allowed ({_amount(allowed)})"))

    def _mourn(self) -> Failure:
        """The worker's end of the conversation is closed: it is dead, or the code closed it."""
        death = self.service.death(self.worker.ident, _LOOK)
        if death is None and self.service.alive:
            return self._end(Crashed("the code closed the channel on which its answers are sent"))
        self.close()
        return deaths.failure(death, self.limits)

    def _end(self, failure: Failure) -> Failure:
        """Kill the worker and see it dead, or give up its server."""
        self.service.kill(self.worker.ident)
        if self.service.death(self.worker.ident) is None:
            self.service.discard()
        self.close()
        return failure


def _too_much(folder: Path, allowed: int) -> bool:
    """Whether more bytes lie below `folder` than allowed, or more entries, or deeper, than anybody needs."""
    total = entries = 0
    pending = [(str(folder), 0)]
    while pending:
        place, depth = pending.pop()
        with suppress(OSError), os.scandir(place) as found:
            for entry in found:
                entries += 1
                if entries > _MOST_ENTRIES or depth > _DEEPEST:
                    return True
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, depth + 1))
                else:
                    total += entry.stat(follow_symlinks=False).st_blocks * 512
    return total > allowed


def _amount(size: int) -> str:
    return f"{size / (1 << 20):.3g} MB"
