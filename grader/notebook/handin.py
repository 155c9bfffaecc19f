"""Reading a notebook that somebody handed in: sources only, capped, believed in nothing else."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.student.submission import RefusedError, read_regular

__all__ = ["LARGEST", "HandedCell", "Handin", "parse_handin", "read_handin"]

LARGEST = 64 << 20  # bytes of a notebook, outputs and all
MOST_TEXT = 1 << 20  # characters of all its sources together
MOST_CELLS = 5_000


@dataclass(frozen=True)
class HandedCell:
    """One cell: whether it is code, what it says, and which cell of ours it says it is (`name`)."""

    code: bool
    source: str
    name: str = ""


@dataclass
class Handin:
    """The cells of a notebook in order; `problem` says why there are none, or not all."""

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
    return parse_handin(data, path.name)


def parse_handin(data: bytes, name: str) -> Handin:
    """Read the bytes of a notebook. Never raises for what they are."""
    try:
        return _handin(json.loads(data))
    except (ValueError, RecursionError, MemoryError):
        return Handin(problem=f"{name} is not a notebook")


def _handin(document: Any) -> Handin:
    cells = list(_read_cells(document))
    if not cells:
        return Handin(problem="the notebook holds no cells")
    kept = _affordable(cells)
    if len(kept) == len(cells):
        return Handin(cells)
    limits = f"a notebook may hold {MOST_TEXT} characters and {MOST_CELLS} cells"
    return Handin(kept, f"the {len(cells) - len(kept)} longest cells were left out: {limits}")


def _affordable(cells: list[HandedCell]) -> list[HandedCell]:
    """The shortest cells, so many as the limits let in: an answer is short, a picture pasted as text is not."""
    fitting: set[int] = set()
    total = 0
    for place in sorted(range(len(cells)), key=lambda place: len(cells[place].source))[:MOST_CELLS]:
        total += len(cells[place].source)
        if total <= MOST_TEXT:
            fitting.add(place)
    return [cell for place, cell in enumerate(cells) if place in fitting]


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
                name=_word(_get(flags, "grade_id")) or _word(cell.get("id")),
            )


def _get(holder: Any, key: str) -> Any:
    return holder.get(key) if isinstance(holder, dict) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    """A source, which is one text or a list of lines: with our line ends, and only characters (no lone surrogates)."""
    parts = value if isinstance(value, list) else [value]
    text = "".join(part for part in parts if isinstance(part, str))
    return re.sub(r"\r\n?", "\n", text).encode("utf-8", "replace").decode("utf-8")


def _word(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= 100 else ""
