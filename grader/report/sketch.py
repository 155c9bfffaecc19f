"""What a check shows, in lines of plain text: small tables and curves of block characters."""

import math
from collections.abc import Iterator, Sequence

from grader.picture import Number, Picture
from grader.results import CheckResult

__all__ = ["plain", "share", "sketch", "sketches", "told"]

SIDE = 8  # rows and columns of a tensor
WIDEST = 40  # points of a curve
_BLOCKS = "▁▂▃▄▅▆▇█"


def sketches(check: CheckResult) -> list[tuple[str, str]]:
    """Rows of a table: one for each picture of a check."""
    return [("Shown", sketch(picture)) for picture in check.shown]


def sketch(picture: Picture) -> str:
    """One picture, as text."""
    lines = {"tensor": _tensor, "curve": _curve, "confusion": _confusion}[picture.kind](picture)
    return "\n".join(line.rstrip() for line in lines)


def told(picture: Picture) -> str:
    """What a picture is of, in words."""
    if picture.kind == "curve":
        return f"{picture.name}, {picture.part or f'{len(picture.values[0])} values'}"
    if picture.kind == "confusion":
        return f"{picture.name}: rows are what is true, columns what was said"
    shape = ", ".join(map(str, picture.shape)) + ("," if len(picture.shape) == 1 else "")
    part = f", of it {picture.part}" if picture.part else ""
    return f"{picture.name}: {picture.dtype} tensor of shape ({shape}){part}"


def plain(value: Number, dtype: str = "") -> str:
    """A number as a reader writes it."""
    if dtype == "bool":
        return str(bool(value))
    return f"{value:.5g}" if isinstance(value, float) else str(value)


def share(value: float, low: float, high: float) -> float:
    """Where a number lies between two, from 0 to 1."""
    span = high / 2 - low / 2  # halves, whose difference is finite for all floats
    return (value / 2 - low / 2) / span if span else 0.0


def _tensor(picture: Picture) -> Iterator[str]:
    """The numbers around the first that differs; a star stands behind each that does, unless they all do."""
    tall, wide = _sides(picture)
    top, left = (_begin(place, side) for place, side in zip(_first(picture), (tall, wide), strict=True))
    bottom, right = min(top + SIDE, tall), min(left + SIDE, wide)
    words = _marked(picture)
    yield told(picture)
    yield from _aligned([row[left:right] for row in words[top:bottom]])
    if tall > SIDE or wide > SIDE:
        yield f"(rows {top} to {bottom - 1}, columns {left} to {right - 1} of {tall}×{wide})"


def _marked(picture: Picture) -> list[list[str]]:
    tall, wide = _sides(picture)
    marked = set() if len(picture.differ) == tall * wide else set(picture.differ)
    return [
        [
            plain(value, picture.dtype) + ("*" if row * wide + column in marked else " ")
            for column, value in enumerate(values)
        ]
        for row, values in enumerate(picture.values)
    ]


def _first(picture: Picture) -> tuple[int, int]:
    return divmod(picture.differ[0], len(picture.values[0])) if picture.differ else (0, 0)


def _sides(picture: Picture) -> tuple[int, int]:
    return len(picture.values), len(picture.values[0])


def _begin(place: int, side: int) -> int:
    return max(0, min(place - SIDE // 2, side - SIDE))


def _curve(picture: Picture) -> Iterator[str]:
    """One line: the course of the numbers, then the first and the last."""
    values = picture.values[0]
    step = math.ceil(len(values) / WIDEST)
    line = "".join(_blocks(values[::step]))
    yield f"{picture.name}  {line}  {plain(values[0])} → {plain(values[-1])}"


def _blocks(values: Sequence[Number]) -> Iterator[str]:
    finite = [value for value in values if not isinstance(value, str)]
    low, high = (min(finite), max(finite)) if finite else (0, 0)
    for value in values:
        if isinstance(value, str):
            yield "?"
        else:
            yield _BLOCKS[round((len(_BLOCKS) - 1) * share(value, low, high))]


def _confusion(picture: Picture) -> Iterator[str]:
    head = ["", *(str(column) for column in range(len(picture.values)))]
    rows = [[str(row), *map(plain, counts)] for row, counts in enumerate(picture.values)]
    yield told(picture)
    yield from _aligned([head, *rows])


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
