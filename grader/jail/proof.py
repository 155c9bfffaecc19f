"""The proof of the lock: a worker tries what student code must not be able to do, and says what it could."""

import json
import os
import socket
from collections.abc import Callable

from grader.wire import FRAME, streams

__all__ = ["attempt", "serve"]


def serve(channel: int) -> None:
    """Read a list of paths from the trusted side; answer with everything that was possible after all."""
    skeleton, _ = FRAME.unpack(streams.read(channel, FRAME.size))
    answer = json.dumps(attempt(json.loads(streams.read(channel, skeleton)))).encode()
    streams.write(channel, [FRAME.pack(len(answer), 0), answer])


def attempt(paths: list[str]) -> list[str]:
    """What of it worked: opening each path, forking, making a socket, signalling the parent."""
    return [f"open {path}" for path in paths if _opens(path)] + [
        name for name, action in (("fork", _fork), ("socket", _socket), ("signal", _signal)) if _works(action)
    ]


def _opens(path: str) -> bool:
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError:
        return False
    return True


def _works(action: Callable[[], None]) -> bool:
    try:
        action()
    except OSError:
        return False
    return True


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)
    os.wait()


def _socket() -> None:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()


def _signal() -> None:
    os.kill(os.getppid(), 0)
