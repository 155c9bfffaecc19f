"""The score table on a terminal."""

from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.results import Result, TaskResult
from grader.verdict import Verdict

__all__ = ["print_table"]

_STYLES = {
    Verdict.PASSED: "green",
    Verdict.SKIPPED: "dim",
    Verdict.NOT_RUN: "dim",
    Verdict.NOT_ATTEMPTED: "yellow",
    Verdict.GRADER_ERROR: "bold magenta",
}


def print_table(result: Result, file: TextIO, *, colour: bool, width: int) -> None:
    """Section, task, verdict and points; then the total, the isolation in force and the seed."""
    console = Console(file=file, force_terminal=colour, no_color=not colour, width=max(width, 60), highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("section")
    table.add_column("task")
    table.add_column("verdict")
    table.add_column("points", justify="right")
    seen = ""
    for task in result.tasks:
        section, _, name = task.id.partition(".")
        table.add_row("" if section == seen else section, name, _verdict(task), _points(task.points, task.max_points))
        seen = section
    console.print(table)
    for own in result.sections:
        console.print(f"{own.id}: {_points(own.points, own.max_points)}", style="dim")
    console.print(Text(f"Score: {_points(result.score, result.max_score)}", style="bold"))
    if result.partial:
        console.print("Partial: not every check of the course was run, so this is no grade.", style="yellow")
    console.print(f"Isolation: {result.isolation}. Seed: {result.seed}. torch {result.torch_version}.")


def _verdict(task: TaskResult) -> Text:
    text = str(task.verdict).replace("_", " ")
    if task.mend_first:
        text += f" (mend {', '.join(name.partition('.')[2] for name in task.mend_first)} first)"
    return Text(text, style=_STYLES.get(task.verdict, "red"))


def _points(points: float, most: float) -> str:
    return f"{points:g}/{most:g}"
