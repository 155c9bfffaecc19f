"""The two ways to reach a worker: what every transport offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from grader.wire import Buffer

__all__ = ["Channel", "Limits", "Transport"]


@dataclass(frozen=True)
class Limits:
    """What one task of a submission may use. Defaults stand in `course.yaml`."""

    seconds_per_call: float = 10.0
    seconds_per_task: float = 60.0
    memory_mb: int = 2048
    file_mb: int = 64
    output_kb: int = 64
    files: bool = False  # may it write files (its scratch folder)?
    fork: bool = False  # may it fork (honoured inside a PID namespace only)?


class Channel(Protocol):
    """A conversation with one worker."""

    def exchange(self, frame: Sequence[bytes], seconds: float) -> tuple[Buffer, Buffer]:
        """Send one frame, which comes in pieces, wait for one; give its JSON and its blob, undecoded.

        Raises TimedOut, MemoryExceeded or Crashed; the worker is dead afterwards.
        """

    def output(self) -> bytes:
        """What the worker printed since the last call, capped."""

    def again(self) -> bool:
        """Begin anew with the same worker, which is clean; whether that can be."""

    def close(self) -> None:
        """End the worker and remove all it left behind."""


class Transport(Protocol):
    """Something that opens channels."""

    @property
    def isolation(self) -> str:
        """The walls in force, in words."""

    def open(self, limits: Limits) -> Channel:
        """A fresh worker, locked in, that holds no student code yet."""

    def reaches(self, device: str) -> bool:
        """Can its workers use a real device of this kind, if the machine has one?"""

    def apart(self, limits: Limits) -> Channel:
        """A worker beside the one that is open, which never held student code nor will; the caller closes it."""

    def renew(self) -> None:
        """A new section or a new submission begins."""

    def close(self) -> None:
        """End whatever serves the workers."""
