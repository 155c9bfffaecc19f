"""Stubs: the solution modules as students get them: no solutions and hints, but the laws that they are graded by."""

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from grader.percent import Cell
from grader.source import SectionSource

__all__ = ["Laws", "hints_text", "stub_text"]

Laws = Mapping[str, Sequence[str]]
"""What each task is graded by, by task id."""

_NONE: Laws = MappingProxyType({})
_WIDTH = 110


def stub_text(section: SectionSource, laws: Laws = _NONE) -> str:
    """The section's module: `raise NotImplementedError` for each solution, no hints, the laws below each task."""
    kept = [cell for cell in section.cells if "hints" not in cell.metadata]
    checked = {task.cell.line: laws.get(f"{section.id}.{task.name}", ()) for task in section.tasks}
    text = section.header
    for cell in kept:
        text += f"{cell.marker}\n{_without_solutions(cell)}" + _checked(checked.get(cell.line, ()))
    return text.rstrip("\n") + "\n"


def hints_text(sections: Iterable[SectionSource]) -> str:
    """All hints as JSON: a list for each task id, from nudge to near-answer."""
    hints = {f"{section.id}.{task.name}": task.hints for section in sections for task in section.tasks}
    return json.dumps(hints, indent=1, ensure_ascii=False) + "\n"


def _without_solutions(cell: Cell) -> str:
    lines = cell.text.split("\n")
    for region in reversed(cell.regions):
        begin, end = region.begin - cell.line, region.end - cell.line
        lines[begin : end + 1] = [" " * region.indent + "raise NotImplementedError"]
    return "\n".join(lines)


def _checked(laws: Sequence[str]) -> str:
    """A cell that lists the laws of the task above it."""
    if not laws:
        return ""
    items = [textwrap.fill(law, _WIDTH, initial_indent="# - ", subsequent_indent="#   ") for law in laws]
    return "\n".join(["# %% [markdown]", "# **What is checked:**", "#", *items, "", ""])
