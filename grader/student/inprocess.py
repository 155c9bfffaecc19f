"""The second transport: the same session without a wall, in this process. Never for a grade.

The benchmark measures the jail against it, and an author can set a breakpoint in it (`--unsafe-in-process`).
"""

import pathlib
import shutil
import tempfile
from collections.abc import Sequence

from grader import wire
from grader.jail.interpreter import Interpreter
from grader.student.transport import Limits
from grader.wire import Buffer

__all__ = ["InProcessTransport"]


class InProcessChannel:
    """Runs the interpreter of the jail here, behind the same frames."""

    def __init__(self, caps: wire.Caps, data_root: str) -> None:
        self._scratch = pathlib.Path(tempfile.mkdtemp(prefix="torchcourse-"))
        self._interpreter = Interpreter(self._scratch, caps, data_root)

    def exchange(self, frame: Sequence[bytes], seconds: float) -> tuple[Buffer, Buffer]:
        """Answer at once; no clock runs here."""
        return _split(self._interpreter.answer(*_split(frame)))

    def output(self) -> bytes:
        """Nothing: what is printed goes where this process prints."""
        return b""

    def again(self) -> bool:
        """Never: another interpreter costs nothing."""
        return False

    def close(self) -> None:
        """Remove the scratch folder and undo what the task's world changed."""
        self._interpreter.leave()
        shutil.rmtree(self._scratch, ignore_errors=True)


class InProcessTransport:
    """Opens channels that share this process with the grader."""

    isolation = "none: in process (unsafe, not for a grade)"

    def __init__(self, caps: wire.Caps, data_root: str = "") -> None:
        self._caps = caps
        self._data_root = data_root

    def open(self, limits: Limits) -> InProcessChannel:
        """A fresh interpreter."""
        return InProcessChannel(self._caps, self._data_root)

    def reaches(self, device: str) -> bool:
        """Nothing stands between a submission and any device."""
        return True

    def apart(self, limits: Limits) -> InProcessChannel:
        """Another interpreter."""
        return self.open(limits)

    def renew(self) -> None:
        """Nothing to begin anew."""

    def close(self) -> None:
        """Nothing to end."""


def _split(pieces: Sequence[bytes]) -> tuple[bytes, bytes]:
    frame = b"".join(pieces)
    size, _ = wire.FRAME.unpack_from(frame)
    start = wire.FRAME.size
    return frame[start : start + size], frame[start + size :]
