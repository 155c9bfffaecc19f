"""Jupytext percent scripts: their cells and solution markers, found by tokenizing.

A line that looks like a marker inside a string is part of the string, so the text is never searched for one.
"""

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import UserError

__all__ = ["BEGIN", "END", "Cell", "Region", "Script", "read_script"]

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"

CELL = re.compile(r"# %%(?: (?P<rest>.*))?$")
KIND = re.compile(r"\[(\w+)\]")
METADATA = re.compile(r'([\w.-]+)=("(?:[^"\\]|\\.)*"|\S+)')
LIKE_MARKER = re.compile(r"#[#\s]*(BEGIN|END)\s+SOLUTIONS?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Region:
    """The lines from one BEGIN marker to its END, both included, and how far they are indented."""

    begin: int
    end: int
    indent: int


@dataclass(frozen=True)
class Cell:
    """One cell: its text without the marker line, and the number of its first line in the file."""

    kind: str
    marker: str
    text: str
    line: int
    title: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()

    @property
    def end(self) -> int:
        """The number of its last line."""
        return self.line + self.text.count("\n") - 1

    @property
    def prose(self) -> str:
        """What a markdown cell says, without the comment signs."""
        lines = (line.removeprefix("#").removeprefix(" ") for line in self.text.splitlines())
        return "\n".join(lines).strip("\n")


@dataclass(frozen=True)
class Script:
    """A percent script: what stands before its first cell, the cells, and the syntax tree of the whole."""

    path: Path
    header: str
    cells: tuple[Cell, ...]
    tree: ast.Module


def read_script(path: Path) -> Script:
    """Read a percent script; whatever is wrong with it is a `UserError` with its line."""
    text = _read(path)
    tree = _parse(path, text)
    comments = list(_comments(text))
    lines = io.StringIO(text).readlines()
    marks = [token for token in comments if token.start[1] == 0 and CELL.match(token.string)]
    if not marks:
        raise UserError(path, 1, "the file has no cells", "Begin every cell with a line `# %%`.")
    starts = [token.start[0] for token in marks]
    ends = [*(start - 1 for start in starts[1:]), len(lines)]
    regions = _regions(path, comments)
    cells = tuple(
        _cell(path, token.string, "".join(lines[start:end]), start + 1, regions)
        for token, start, end in zip(marks, starts, ends, strict=True)
    )
    _refuse_straddling(path, cells)
    header = "".join(lines[: starts[0] - 1])
    _refuse_code(path, header, 1, "code stands before the first cell", "Put a line `# %%` above it.")
    return Script(path, header, cells, tree)


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UserError(path, None, "there is no such file", "Check the name.") from None
    except UnicodeDecodeError:
        raise UserError(path, None, "the file is not UTF-8 text", "Save it as UTF-8.") from None
    return text if text.endswith("\n") else text + "\n"


def _parse(path: Path, text: str) -> ast.Module:
    """The syntax tree, made before the tokens: its errors know their line in every version of Python."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError) as error:  # a null byte is either, by version
        what = f"not valid Python: {getattr(error, 'msg', error)}"
        raise UserError(path, getattr(error, "lineno", None), what, "Mend the syntax.") from None


def _comments(text: str) -> Iterator[tokenize.TokenInfo]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token


def _regions(path: Path, comments: list[tokenize.TokenInfo]) -> list[Region]:
    """The regions between matching markers."""
    found: list[Region] = []
    begun: tokenize.TokenInfo | None = None
    for token in filter(lambda comment: LIKE_MARKER.match(comment.string), comments):
        line = token.start[0]
        _refuse_near_miss(path, token)
        if token.string == BEGIN:
            if begun:
                what = f"a solution begins inside the one of line {begun.start[0]}"
                raise UserError(path, line, what, f"Put `{END}` between the two.")
            begun = token
        elif begun is None:
            raise UserError(path, line, "a solution ends that never began", f"Put `{BEGIN}` above it.")
        else:
            found.append(Region(begun.start[0], line, begun.start[1]))
            begun = None
    if begun:
        raise UserError(path, begun.start[0], "this solution never ends", f"Put `{END}` below it.")
    return found


def _refuse_near_miss(path: Path, token: tokenize.TokenInfo) -> None:
    """A marker that is nearly one would leave the solution in the stub."""
    line = token.start[0]
    if token.string not in (BEGIN, END):
        what = f"{token.string!r} is not quite a marker"
        raise UserError(path, line, what, f"Write `{BEGIN}` or `{END}`, and nothing after it.")
    if token.line[: token.start[1]].strip():
        raise UserError(path, line, "a marker stands behind code", "Give it a line of its own.")


def _cell(path: Path, marker: str, text: str, line: int, regions: list[Region]) -> Cell:
    match = CELL.match(marker)
    rest = (match and match["rest"]) or ""
    kinds = KIND.findall(rest)
    kind = {"md": "markdown"}.get(kinds[0], kinds[0]) if kinds else "code"
    if kind not in ("code", "markdown", "raw"):
        what = f"a cell of unknown kind {kind!r}"
        raise UserError(path, line - 1, what, "Write `# %%` or `# %% [markdown]`.")
    if kind != "code":
        _refuse_code(path, text, line, f"code stands in a {kind} cell", "Put a line `# %%` above it.")
    metadata = {key: _value(path, line - 1, value) for key, value in METADATA.findall(rest)}
    title = METADATA.sub("", KIND.sub("", rest)).strip()
    last = line + text.count("\n") - 1
    inside = tuple(region for region in regions if line <= region.begin <= last)
    return Cell(kind, marker, text, line, title, metadata, inside)


def _value(path: Path, line: int, written: str) -> object:
    try:
        return json.loads(written)
    except ValueError:
        raise UserError(
            path, line, f"cell metadata {written} is not JSON", 'Write it as key="text".'
        ) from None


def _refuse_straddling(path: Path, cells: tuple[Cell, ...]) -> None:
    for cell in cells:
        for region in cell.regions:
            if region.end > cell.end:
                what = "this solution goes on into the next cell"
                raise UserError(path, region.begin, what, f"Put `{END}` before line {cell.end + 1}.")


def _refuse_code(path: Path, text: str, first: int, what: str, remedy: str) -> None:
    for number, line in enumerate(text.splitlines(), first):
        if line.strip() and not line.startswith("#"):
            raise UserError(path, number, what, remedy)
