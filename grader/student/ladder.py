"""Which walls can be put up here, and how to get those that are missing."""

import json
import os
import stat
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.student import bubblewrap, launch

__all__ = ["IsolationError", "Layer", "SPARE_UID", "layers", "rungs", "words"]

SPARE_UID = 61184
"""Whom workers turn into on rung 3: nobody's number, from the range that is kept for passing users."""

_WORDS = {
    1: "bubblewrap + Landlock + seccomp",
    2: "Landlock + seccomp",
    3: "another user + seccomp",
    4: "none but a process of its own: fit for checking oneself, not for grading others",
}
_PATIENCE = 120.0  # seconds: a machine that is busy is not one without walls
_WEAKER_FOR_CUDA = "; weaker for the GPU: its device nodes are open and address space is unlimited"


class IsolationError(Exception):
    """The rung that was asked for cannot be had here."""


@dataclass(frozen=True)
class Layer:
    """One wall: whether it can be put up here, and what to do where it cannot."""

    name: str
    available: bool
    remedy: str


def words(rung: int, *, cuda: bool = False) -> str:
    """A rung as every report names it."""
    return f"rung {rung}: {_WORDS[rung]}{_WEAKER_FOR_CUDA if cuda and rung < 4 else ''}"


def layers() -> list[Layer]:
    """Every wall, tried and not guessed."""
    kernel = _kernel()
    linux = sys.platform == "linux"
    elsewhere = "" if linux else "needs Linux; on Windows, WSL2 is one"
    return [
        Layer(
            "bubblewrap",
            linux and bubblewrap.available(),
            elsewhere
            or "install bubblewrap (apt install bubblewrap) and let it make user namespaces: inside Docker"
            " add --security-opt seccomp=unconfined, on Ubuntu 24.04 an AppArmor profile for bwrap",
        ),
        Layer(
            "landlock",
            bool(kernel["landlock"]),
            elsewhere or "needs Linux 5.13 or later with `landlock` in the boot parameter lsm=",
        ),
        Layer("seccomp", bool(kernel["seccomp"]), elsewhere or "needs Linux on x86_64 or aarch64"),
        Layer("another user", _can_change_user(), elsewhere or _user_remedy()),
    ]


def rungs() -> list[int]:
    """The rungs that can be tried here, the best first; rung 4 is always there."""
    have = {layer.name for layer in layers() if layer.available}
    needs = {
        1: {"bubblewrap", "landlock", "seccomp"},
        2: {"landlock", "seccomp"},
        3: {"another user", "seccomp"},
    }
    return [rung for rung, needed in needs.items() if needed <= have] + [4]


@cache
def _kernel() -> dict[str, int]:
    """What the jail's own side finds, asked in a process like those it will run in."""
    if sys.platform != "linux":
        return {"landlock": 0, "seccomp": 0}
    folder = tempfile.gettempdir()
    try:
        answer = subprocess.run(
            launch.command("grader.jail.probe", "main()"),
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
            env=launch.environment(folder),
            cwd="/",
        )
        return dict(json.loads(answer.stdout))
    except (OSError, subprocess.SubprocessError, ValueError):
        return {"landlock": 0, "seccomp": 0}


def _can_change_user() -> bool:
    return sys.platform == "linux" and os.getuid() == 0 and not _closed_to_others()


def _user_remedy() -> str:
    closed = _closed_to_others() if sys.platform == "linux" else []
    if closed:
        return f"needs root, and a Python that other users may read: {closed[0]} is closed to them"
    return "needs root"


def _closed_to_others() -> list[str]:
    """What a worker reads, and the folders on the way there, as far as they are closed to other users."""
    needed = [*launch.sites(), str(Path(os.__file__).parent), *launch.own_files()]
    places = dict.fromkeys(place for path in needed for place in (Path(path), *Path(path).parents))
    return [str(place) for place in places if not place.stat().st_mode & _wanted(place)]


def _wanted(place: Path) -> int:
    return stat.S_IXOTH if place.is_dir() else stat.S_IROTH
