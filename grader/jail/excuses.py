"""An exception raised by student code, told as plain data."""

import dis
import traceback
from types import TracebackType
from typing import Any

__all__ = ["excuse", "too_large"]

_MEMORY = ("can't allocate memory", "DefaultCPUAllocator", "not enough memory", "Cannot allocate memory")
LONGEST = 4_000


def excuse(problem: BaseException, filename: str, task: str) -> dict[str, Any]:
    """Class, message and the student's own traceback lines of `problem`; nothing in it can raise again."""
    text = _message(problem)
    kind = type(problem)
    return {
        "kind": kind.__name__[:100],
        "bases": [base.__name__[:100] for base in kind.__mro__[:20]],
        "message": text,
        "lines": _lines(problem, filename),
        "memory": isinstance(problem, MemoryError) or any(phrase in text for phrase in _MEMORY),
        "unwritten": isinstance(problem, NotImplementedError) and _innermost(problem, filename, task),
    }


def too_large(message: str) -> dict[str, Any]:
    """The excuse for values that cannot travel."""
    return {
        "kind": "TooLarge",
        "bases": ["TooLarge", "Exception"],
        "message": message,
        "lines": [],
        "memory": False,
        "unwritten": False,
    }


def _message(problem: BaseException) -> str:
    try:
        return str(problem)[:LONGEST]
    except BaseException:
        return "(the exception cannot be shown)"


def _lines(problem: BaseException, filename: str) -> list[str]:
    if isinstance(problem, SyntaxError) and problem.filename == filename:
        return [f"line {problem.lineno}: {(problem.text or '').strip()[:200]}"]
    frames = [
        frame
        for frame in traceback.extract_tb(problem.__traceback__, limit=-200)
        if frame.filename == filename
    ]
    return [f"line {frame.lineno}, in {frame.name}: {(frame.line or '')[:200]}" for frame in frames[-6:]]


def _innermost(problem: BaseException, filename: str, task: str) -> bool:
    """Was it raised by a statement in the body of the task itself? PyTorch raises NotImplementedError too."""
    step: TracebackType | None = problem.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    if step is None:
        return False
    code = step.tb_frame.f_code
    stated = dis.opname[code.co_code[step.tb_lasti]] == "RAISE_VARARGS"
    return stated and code.co_filename == filename and code.co_qualname.split(".")[0] == task
