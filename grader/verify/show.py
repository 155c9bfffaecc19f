"""What verifying found: a table and the misses for a reader, or JSON for a program."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from grader.verify.bars import SHARES, Figures

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["as_json", "print_figures"]


def as_json(found: Sequence[Figures]) -> str:
    """All figures and every miss by name."""
    sections = [
        {
            "id": figures.section,
            "hold": figures.hold,
            "bars": {
                name: {"reached": bar.reached, "of": bar.of, "share_wanted": bar.share, "holds": bar.holds}
                for name, bar in figures.bars.items()
            },
            "equivalent_mutants": figures.equivalent,
            "mutants_killed_by_time": figures.by_time,
            "misses": [asdict(miss) for miss in figures.misses],
        }
        for figures in found
    ]
    hold = all(figures.hold for figures in found)
    return json.dumps({"schema_version": 1, "hold": hold, "sections": sections}, indent=1, ensure_ascii=False)


_WIDTH = 110  # the table's, on whatever it is printed


def print_figures(found: Sequence[Figures]) -> None:
    """The misses, then a row for each section."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    console.width = max(console.width, _WIDTH)
    for figures in found:
        for miss in figures.misses:
            console.print(Text(f"{figures.section}  {miss}"))
    names = [name for name in SHARES if any(name in figures.bars for figures in found)]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("section", no_wrap=True)
    for name in names:
        table.add_column(name.replace(" ", "\n", 1), justify="right", no_wrap=True)
    if "mutants killed" in names:
        table.add_column("mutants\nequivalent", justify="right", no_wrap=True)
    for figures in found:
        cells = [_cell(figures, name) for name in names]
        table.add_row(figures.section, *cells, *_equivalent(figures, names))
    console.print(table)


def _equivalent(figures: Figures, names: Sequence[str]) -> list[str]:
    return [str(figures.equivalent)] if "mutants killed" in names else []


def _cell(figures: Figures, name: str) -> "Text":
    from rich.text import Text

    bar = figures.bars.get(name)
    if bar is None:
        return Text("–")
    return Text(f"{bar.reached}/{bar.of}", "green" if bar.holds else "bold red")
