"""Stubs: the solution modules as students get them, with every marked solution taken out."""

import json
from collections.abc import Iterable

from grader.percent import Cell
from grader.source import SectionSource

__all__ = ["hints_text", "stub_text"]


def stub_text(section: SectionSource) -> str:
    """The section's module with `raise NotImplementedError` for each solution, and without the hints."""
    kept = [cell for cell in section.cells if "hints" not in cell.metadata]
    text = section.header + "".join(f"{cell.marker}\n{_without_solutions(cell)}" for cell in kept)
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
