"""The transport that grades: workers forked, and locked in, by a server that this process keeps."""

import atexit
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from grader import wire
from grader.student import ladder
from grader.student.channel import JailedChannel
from grader.student.ladder import IsolationError
from grader.student.service import ServerLostError, Service, Surroundings
from grader.student.solitary import Solitary
from grader.student.transport import Channel, Limits

__all__ = ["JailTransport"]


class JailTransport:
    """Opens channels to workers on the best rung that can be proved, or on the one asked for.

    Starting takes seconds, nearly all of them imports in the server: the constructor returns at once, the
    first use waits. `secrets` are paths that a worker must not be able to open; the proof of the rung tries
    them all.
    """

    def __init__(
        self,
        caps: wire.Caps | None = None,
        *,
        rung: int | None = None,
        readable: Sequence[Path] = (),
        secrets: Sequence[Path] = (),
        data_root: Path | None = None,
        spare: Limits | None = None,
        cuda: bool = False,
    ) -> None:
        self.caps = caps or wire.Caps()
        self._forced = rung
        self._candidates = _candidates(rung)
        self._readable = [*readable, *([data_root] if data_root else [])]
        self._secrets = [path for path in secrets if os.access(path, os.R_OK)]
        self._data_root = str(data_root or "")
        self._expected = spare or Limits()
        self._cuda = cuda
        self.fallen: list[str] = []  # why better rungs are not in force
        self._settled = False
        self._spare: JailedChannel | None = None
        self._forking: JailedChannel | None = None
        self._begin()
        atexit.register(self.close)

    @property
    def rung(self) -> int:
        """The rung in force, proved."""
        self._settle()
        return self._candidates[0]

    @property
    def isolation(self) -> str:
        """The rung in force, in words."""
        return ladder.words(self.rung, cuda=self._cuda)

    def open(self, limits: Limits) -> Channel:
        """A fresh worker, locked in, that holds no student code yet."""
        self._settle()
        if isinstance(self._service, Solitary):
            return self._service.open(limits)
        limits = self._granted(limits)
        self._await_sweep()
        if not self._service.alive:  # its spare may seem to live for a moment still
            self._restart()
        if limits.fork:  # its end takes every other worker along
            self._drop_spare()
        channel = self._from_spare(limits) or self._fresh(limits)
        if limits.fork:
            self._forking = channel
        else:
            self._order_spare()
        return channel

    def reaches(self, device: str) -> bool:
        """Only CUDA, and only through a server that was started for it: elsewhere the address space is bound."""
        return device == "cuda" and self._cuda and self.rung != 4

    def apart(self, limits: Limits) -> Channel:
        """A worker beside the one that is open, for what is judged without student code."""
        self._settle()
        if isinstance(self._service, Solitary):  # its process has held student code: take another one
            return self._service.apart(limits)
        if self._forking is not None:  # its end would take this one along
            raise RuntimeError("no second worker stands beside one that may fork")
        return self._fresh(self._granted(replace(limits, fork=False)))

    def renew(self) -> None:
        """Begin a new section: where one process serves many tasks (rung 4), the next gets a new one."""
        if isinstance(self._service, Solitary):
            self._service.renew()

    def close(self) -> None:
        """End the server and all its workers."""
        atexit.unregister(self.close)
        self._drop_spare()
        self._service.close()

    def _begin(self) -> None:
        """Start what serves the first candidate."""
        rung = self._candidates[0]
        self._service: Service | Solitary
        if rung == 4:
            self._service = Solitary(self.caps, self._data_root, self._expected)
            return
        readable = [str(path.resolve()) for path in self._readable]
        uid = ladder.SPARE_UID if rung == 3 else None
        around = Surroundings(rung, readable, asdict(self.caps), self._data_root, uid, self._cuda)
        self._service = Service(around)

    def _settle(self) -> None:
        """Go down the ladder until a rung holds."""
        if self._settled:
            return
        while not self._settled:
            try:
                self._service.settle()
                broken = self._broken()
                if broken:
                    self._descend([4], f"does not hold here: {', '.join(broken[:3])}")
                else:
                    self._settled = True
            except ServerLostError as problem:
                self._descend(self._candidates[1:], f"did not start: {problem}")
        self._order_spare()

    def _descend(self, candidates: list[int], reason: str) -> None:
        reason = f"{ladder.words(self._candidates[0])} {reason}"
        self._service.close()
        if self._forced or not candidates:
            raise IsolationError(reason)
        self.fallen.append(reason)
        self._candidates = candidates
        self._begin()

    def _broken(self) -> list[str]:
        """What a locked worker could do that it must not; rung 4 claims nothing."""
        if isinstance(self._service, Solitary):
            return []
        worker = self._service.fork(self._expected, proof=True)
        channel = JailedChannel(self._service, worker, self.caps)
        channel.ready()
        try:
            return channel.prove(self._secrets)
        finally:
            channel.close()

    def _granted(self, limits: Limits) -> Limits:
        """Forking is for a PID namespace, which can be swept, and for users whose processes are counted."""
        if limits.fork and (self._candidates[0] != 1 or os.getuid() == 0):
            return replace(limits, fork=False)
        return limits

    def _fresh(self, limits: Limits) -> JailedChannel:
        try:
            return self._forked(limits)
        except ServerLostError:
            self._restart()
        return self._forked(limits)

    def _forked(self, limits: Limits) -> JailedChannel:
        assert isinstance(self._service, Service)
        channel = JailedChannel(self._service, self._service.fork(limits), self.caps)
        channel.ready()
        return channel

    def _restart(self) -> None:
        assert isinstance(self._service, Service)
        self._drop_spare()
        self._service.discard()
        self._begin()
        self._service.settle()

    def _from_spare(self, limits: Limits) -> JailedChannel | None:
        if self._spare is None or self._spare.limits != limits:
            return None
        spare, self._spare = self._spare, None
        try:
            spare.ready()
        except ServerLostError:
            return None
        return spare

    def _order_spare(self) -> None:
        """Have the next worker forked while the current task is graded."""
        if self._spare is None and isinstance(self._service, Service):
            with suppress(ServerLostError):
                self._spare = JailedChannel(self._service, self._service.fork(self._expected), self.caps)

    def _drop_spare(self) -> None:
        if self._spare is not None:
            self._spare.close()
            self._spare = None

    def _await_sweep(self) -> None:
        """What a forking worker left is ended before anybody else comes in."""
        if self._forking is not None:
            self._forking.bury()
            self._forking = None


def _candidates(rung: int | None) -> list[int]:
    found = ladder.rungs()
    if rung is None:
        return found
    if rung not in found:
        missing = [f"{layer.name}: {layer.remedy}" for layer in ladder.layers() if not layer.available]
        raise IsolationError(f"{ladder.words(rung)} is not to be had here ({'; '.join(missing)})")
    return [rung]
