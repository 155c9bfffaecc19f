"""What the trusted side tells a server when it starts, and with each worker."""

import json
from dataclasses import dataclass
from typing import Any

from grader.jail.limits import Bounds

__all__ = ["Order", "Setup"]


@dataclass(frozen=True)
class Setup:
    """The jail's surroundings. Holds nothing that student code may not see: it shares the worker's memory."""

    rung: int
    readable: list[str]  # files and folders that workers may read
    devices: list[str]  # device nodes that workers may use
    scratch: str  # the folder in which each worker gets its own
    caps: dict[str, int]
    data_root: str
    uid: int | None  # whom a worker turns into, where it must
    cuda: bool

    @classmethod
    def read(cls, message: bytes) -> "Setup":
        """The setup in the first message of the control socket."""
        return cls(**json.loads(message))


@dataclass(frozen=True)
class Order:
    """One worker to be forked: its number, its limits, and whether it is there only to prove the lock."""

    ident: int
    bounds: Bounds
    proof: bool

    @classmethod
    def read(cls, message: dict[str, Any]) -> "Order":
        """The order in a `fork` message."""
        return cls(int(message["id"]), Bounds(**message["bounds"]), bool(message["proof"]))
