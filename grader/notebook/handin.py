"""Reading a notebook that somebody handed in: sources only, capped, believed in nothing else."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.student.submission import RefusedError, read_regular

__all__ = ["HandedCell", "Handin", "read_handin"]

LARGEST = 64 << 20  # bytes of a notebook, outputs and all
LARGEST_SOURCES = 1 << 20  # characters of all its sources together
MOST_CELLS = 5_000


@dataclass(frozen=True)
class HandedCell:
    """One cell: whether it is code, what it says, and which cell of ours it says it is."""

    code: bool
    source: str
    grade_id: str = ""
    id: str = ""


@dataclass
class Handin:
    """The cells of a notebook in order; `problem` says why there are none."""

    cells: list[HandedCell] = field(default_factory=list)
    problem: str = ""


def read_handin(root: Path, path: Path) -> Handin:
    """Read a notebook below `root`. Never raises for what it holds."""
    try:
        data = read_regular(root, path, LARGEST)
    except RefusedError as problem:
        return Handin(problem=f"{path.name} cannot be taken: {problem}")
    except OSError as problem:
        return Handin(problem=f"{path.name} cannot be read: {problem.strerror}")
    try:
        return _handin(json.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return Handin(problem=f"{path.name} is not a notebook")


def _handin(document: Any) -> Handin:
    cells = list(_read_cells(document))
    if not isinstance(document, dict) or not cells:
        return Handin(problem="the notebook holds no cells")
    if len(cells) > MOST_CELLS or sum(len(cell.source) for cell in cells) > LARGEST_SOURCES:
        return Handin(
            problem=f"the notebook holds more than {LARGEST_SOURCES} characters or {MOST_CELLS} cells"
        )
    return Handin(cells)


def _read_cells(document: Any) -> Iterator[HandedCell]:
    """The cells of format 4, or of format 3, where they lie in worksheets."""
    holders = [document, *_list(_get(document, "worksheets"))]
    for cell in (cell for holder in holders for cell in _list(_get(holder, "cells"))):
        if isinstance(cell, dict):
            flags = _get(_get(cell, "metadata"), "nbgrader")
            source = _text(cell.get("source", cell.get("input", "")))
            yield HandedCell(
                code=cell.get("cell_type") == "code",
                source=source,
                grade_id=_word(_get(flags, "grade_id")),
                id=_word(cell.get("id")),
            )


def _get(holder: Any, key: str) -> Any:
    return holder.get(key) if isinstance(holder, dict) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    """A source, which is one text or a list of lines; without what is no character (lone surrogates)."""
    parts = value if isinstance(value, list) else [value]
    text = "".join(part for part in parts if isinstance(part, str))
    return text.encode("utf-8", "replace").decode("utf-8")


def _word(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= 100 else ""
