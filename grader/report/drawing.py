"""What a check shows, as a page draws it: tables, shades, curves. All of it is numbers and words of our own."""

from collections.abc import Iterator, Sequence
from typing import Any

from grader.picture import Number, Picture
from grader.report.sketch import plain, share, told

__all__ = ["drawing"]

TABLE = 64  # entries that are read as numbers; more are seen as shades
_SHADES = 16
_HEATS = 5
_WIDE, _HIGH = 280, 90  # of a curve, in pixels
_CELL = 10  # pixels of one entry among the shades, at most
_OUTLINED = 100  # entries that differ; more hide what they mark
_LEAST = 24  # pixels of a strip's height

Drawing = dict[str, Any]


def drawing(picture: Picture) -> Drawing:
    """What the template has to know of one picture."""
    about = {"told": told(picture), "name": picture.name}
    if picture.kind == "confusion":
        return about | {"form": "confusion", "rows": list(_confusion_rows(picture.values))}
    if picture.kind == "curve":
        return about | {"form": "curve"} | _curve(picture.values[0])
    if sum(map(len, picture.values)) <= TABLE:
        return about | {"form": "table", "rows": list(_rows(picture))}
    return about | {"form": "shades"} | _shaded(picture)


def _rows(picture: Picture) -> Iterator[list[tuple[str, bool]]]:
    """Each number, and whether it is marked: one that differs is, unless they all do."""
    wide, marked = len(picture.values[0]), set(picture.differ)
    if len(marked) == sum(map(len, picture.values)):
        marked = set()
    for row, values in enumerate(picture.values):
        yield [
            (plain(value, picture.dtype), row * wide + column in marked)
            for column, value in enumerate(values)
        ]


def _confusion_rows(values: Sequence[Sequence[Number]]) -> Iterator[list[tuple[str, str]]]:
    """Each count with the class of its cell: right, or how heavy a confusion it is."""
    counts = [[int(value) for value in row] for row in values]
    wrong = [value for n, row in enumerate(counts) for m, value in enumerate(row) if n != m]
    most = max(wrong, default=0)
    for n, row in enumerate(counts):
        heats = (f"heat{-(-_HEATS * value // most)}" if most else "heat0" for value in row)
        yield [
            (str(value), "right" if n == m else heat)
            for m, (value, heat) in enumerate(zip(row, heats, strict=True))
        ]


def _curve(values: Sequence[Number]) -> Drawing:
    """Lines through what is finite, the range, and every number for whoever cannot see them."""
    finite = _finite(values)
    low, high = (min(finite), max(finite)) if finite else (0.0, 0.0)
    span = f"from {plain(values[0])} to {plain(values[-1])}"
    words = f"{span}; lowest {plain(low)}, highest {plain(high)}" if finite else "nothing finite"
    return {
        "lines": list(_lines(values, low, high)),
        "words": words,
        "numbers": [plain(value) for value in values],
        "width": _WIDE,
        "height": _HIGH,
    }


def _lines(values: Sequence[Number], low: float, high: float) -> Iterator[str]:
    """Points of polylines; what is not finite breaks them."""
    line: list[str] = []
    for place, value in enumerate([*values, "nan"]):
        if isinstance(value, str):
            yield from [" ".join(line)] if line else []
            line = []
        else:
            x = _WIDE * place / max(len(values) - 1, 1)
            line.append(f"{x:.1f},{_HIGH * (1 - share(value, low, high)):.1f}")


def _shaded(picture: Picture) -> Drawing:
    """A path for each shade, another for what is not finite, and an outline around what differs."""
    values, finite = picture.values, _finite(value for row in picture.values for value in row)
    low, high = (min(finite), max(finite)) if finite else (0.0, 0.0)
    rows, wide = len(values), len(values[0])
    width = min(_WIDE, _CELL * wide)
    few = len(picture.differ) <= _OUTLINED
    marks = [divmod(place, wide) for place in picture.differ] if few else []
    return {
        "paths": _paths([[_shade(value, low, high) for value in row] for row in values]),
        "outline": "".join(f"M{column} {row}h1v1h-1z" for row, column in marks),
        "words": _shades_told(picture, low, high),
        "wide": wide,
        "high": rows,
        "width": width,
        "height": max(_LEAST, width * rows // wide),
    }


def _paths(shades: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Each shade with the path around all that has it."""
    paths: dict[str, list[str]] = {}
    for row, line in enumerate(shades):
        for column, length, shade in _runs(line):
            paths.setdefault(shade, []).append(f"M{column} {row}h{length}v1h-{length}z")
    return [(shade, "".join(parts)) for shade, parts in sorted(paths.items())]


def _shades_told(picture: Picture, low: float, high: float) -> str:
    words = f"from {plain(low)} (light) to {plain(high)} (dark)"
    if not picture.differ:
        return words
    wide = len(picture.values[0])
    row, column = divmod(picture.differ[0], wide)
    first = plain(picture.values[row][column], picture.dtype)
    count = len(picture.differ)
    return f"{words}; entries shown that differ: {count}, the first in row {row}, column {column}: {first}"


def _shade(value: Number, low: float, high: float) -> str:
    """The fill of an entry; `odd` where it is not finite."""
    if isinstance(value, str):
        return "odd"
    grey = 255 - round(255 * round((_SHADES - 1) * share(value, low, high)) / (_SHADES - 1))
    return f"#{grey:02x}{grey:02x}{grey:02x}"


def _runs(shades: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where each run of one shade begins, and how long it is."""
    start = 0
    for place in range(1, len(shades) + 1):
        if place == len(shades) or shades[place] != shades[start]:
            yield start, place - start, shades[start]
            start = place


def _finite(values: Any) -> list[float]:
    return [value for value in values if not isinstance(value, str)]
