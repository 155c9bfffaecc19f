"""The feedback and the score table on a terminal."""

from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.report.feedback import feedback
from grader.report.sketch import sketch
from grader.results import CheckResult, Result, TaskResult
from grader.verdict import Verdict

__all__ = ["print_feedback", "print_table"]

SHOWN = 3  # checks of one task that are told at length

_QUIET = (Verdict.PASSED, Verdict.SKIPPED, Verdict.NOT_RUN)
_STYLES = {
    Verdict.PASSED: "green",
    Verdict.SKIPPED: "dim",
    Verdict.NOT_RUN: "dim",
    Verdict.NOT_ATTEMPTED: "yellow",
    Verdict.GRADER_ERROR: "bold magenta",
}


def print_feedback(result: Result, file: TextIO, *, colour: bool, width: int) -> None:
    """What each task still wants; tasks that nobody has begun share one line."""
    console = _console(file, colour=colour, width=width)
    for task in result.tasks:
        lost = [check for check in task.checks if check.verdict not in _QUIET]
        if lost and task.verdict is not Verdict.NOT_ATTEMPTED:
            _print_task(console, task, lost)
        for curve in _curves(task):
            console.print(Text(f"{task.id}: {curve}", style="dim"), soft_wrap=True)
        for tip in task.tips:
            console.print(Text(f"Tip for {task.id}: {tip}", style="cyan"), soft_wrap=True)
    waiting = [task.id for task in result.tasks if task.verdict is Verdict.NOT_ATTEMPTED]
    if waiting:
        console.print(Text(f"Not attempted: {', '.join(waiting)}", style="yellow"))


def _curves(task: TaskResult) -> list[str]:
    """The curves of checks that passed; those of the others stand in their feedback."""
    passed = (check for check in task.checks if check.verdict is Verdict.PASSED)
    return [sketch(picture) for check in passed for picture in check.shown if picture.kind == "curve"]


def _print_task(console: Console, task: TaskResult, lost: list[CheckResult]) -> None:
    console.print(Text(f"{task.id}: {len(lost)} of {len(task.checks)} laws not met", style="bold red"))
    for check in lost[:SHOWN]:
        console.print(Text(feedback(check)), soft_wrap=True)
    for check in lost[SHOWN:]:
        console.print(Text(f"Also: {check.law}"), soft_wrap=True)
    console.print()


def _console(file: TextIO, *, colour: bool, width: int) -> Console:
    return Console(
        file=file,
        force_terminal=colour,
        no_color=not colour,
        width=max(width, 60),
        highlight=False,
        markup=False,
    )


def print_table(result: Result, file: TextIO, *, colour: bool, width: int) -> None:
    """Section, task, verdict and points; then what they add up to, the isolation in force and the seed."""
    console = _console(file, colour=colour, width=width)
    console.print(_table(result))
    if result.examples_only:
        _print_examples(console, result)
    else:
        _print_score(console, result)
    console.print(f"Isolation: {result.isolation}.", soft_wrap=True)
    console.print(f"Seed: {result.seed}. torch {result.torch_version}.")


def _table(result: Result) -> Table:
    """A row for each task; where only examples were run, it says what the task is worth and not what it earned."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("section")
    table.add_column("task")
    table.add_column("verdict")
    table.add_column("worth" if result.examples_only else "points", justify="right")
    seen = ""
    for task in result.tasks:
        section, _, name = task.id.partition(".")
        points = f"{task.max_points:g}" if result.examples_only else _points(task.points, task.max_points)
        table.add_row("" if section == seen else section, name, _verdict(task), points)
        seen = section
    return table


def _print_examples(console: Console, result: Result) -> None:
    """How many prompts' examples come out, and that this is no score."""
    right = sum(task.verdict is Verdict.PASSED for task in result.tasks)
    console.print(Text(f"Examples: {right} of {len(result.tasks)} tasks come out as shown.", style="bold"))
    console.print(
        "Examples earn no points: the grade comes from checks that were not run here.", style="yellow"
    )


def _print_score(console: Console, result: Result) -> None:
    for own in result.sections:
        console.print(f"{own.id}: {_points(own.points, own.max_points)}", style="dim")
    console.print(Text(f"Score: {_points(result.score, result.max_score)}", style="bold"))
    for told in _skipped(result):
        console.print(Text(told, style="dim"), soft_wrap=True)
    if result.partial:
        console.print("Partial: not every check of the course was run, so this is no grade.", style="yellow")


def _verdict(task: TaskResult) -> Text:
    text = str(task.verdict).replace("_", " ")
    if task.mend_first:
        text += f" (mend {', '.join(name.partition('.')[2] for name in task.mend_first)} first)"
    return Text(text, style=_STYLES.get(task.verdict, "red"))


def _skipped(result: Result) -> Iterator[str]:
    """Which tasks were not checked in full, and why; no points are lost by it."""
    tasks: dict[str, list[str]] = {}
    for task in result.tasks:
        for check in task.checks:
            if check.verdict is Verdict.SKIPPED and task.id not in tasks.setdefault(check.message, []):
                tasks[check.message].append(task.id)
    for reason, ids in tasks.items():
        yield f"Skipped checks of {', '.join(ids)}: {reason}."


def _points(points: float, most: float) -> str:
    return f"{points:g}/{most:g}"
