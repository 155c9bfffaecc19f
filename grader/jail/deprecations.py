"""Deprecated calls in student code: told as tips, never a failure and never a line on standard error."""

import sys
import warnings
from collections.abc import Callable
from types import FrameType
from typing import Any

from grader.jail.patches import Patches

__all__ = ["note"]

_LONGEST = 300
_SHOWN = ("default", None, DeprecationWarning, None, 0)  # Python hides these outside of `__main__`
_DEPRECATIONS = (DeprecationWarning, PendingDeprecationWarning, FutureWarning)


def note(patches: Patches, filename: str, tips: list[str]) -> None:
    """From now on, add a tip for each deprecation that the student's module `filename` led to."""
    patches.replace(warnings, "filters", [_SHOWN, *warnings.filters])
    patches.replace(warnings, "showwarning", _noting(warnings.showwarning, filename, tips))


def _noting(show: Callable[..., None], filename: str, tips: list[str]) -> Callable[..., None]:
    def showwarning(message: Warning | str, category: type[Warning], *where: Any, **options: Any) -> None:
        text = " ".join(str(message).partition("(Triggered internally")[0].split())[:_LONGEST]
        if not (issubclass(category, _DEPRECATIONS) or "deprecated" in text.lower()):
            show(message, category, *where, **options)
        elif line := _line(sys._getframe(1), filename):
            tips.append(f"line {line}: {text}")

    return showwarning


def _line(frame: FrameType | None, filename: str) -> int:
    """The student's line that led to the warning, or 0: libraries seldom name it themselves."""
    while frame is not None:
        if frame.f_code.co_filename == filename:
            return frame.f_lineno
        frame = frame.f_back
    return 0
