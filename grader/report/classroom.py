"""A class's results as one page for its instructor: what is hard, why, and for whom."""

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.report.fragment import words
from grader.report.page import kind_of, render
from grader.results import Result, TaskResult
from grader.verdict import Verdict

__all__ = ["Alike", "TaskStatistics", "class_page", "discrimination", "task_statistics"]

_STEPS = range(0, 101, 10)  # percent: the bars of the distribution
_HIGHEST = 80  # pixels of a bar
_SLOWEST = 5  # tasks that are named
_FLAT = 0.1  # a correlation from which on a task tells students apart
_PAIRS = 40  # of students whose hand-ins are alike
_FEWEST = 5  # students: of fewer, a correlation says nothing
_SIGNS = {Verdict.PASSED: "●", Verdict.NOT_ATTEMPTED: "·", Verdict.SKIPPED: "–", Verdict.GRADER_ERROR: "!"}


@dataclass(frozen=True)
class TaskStatistics:
    """What a class did with one task. `earned` is a share of the points in percent, `seconds` a median."""

    id: str
    earned: float
    passed: int
    waiting: int
    tried: int
    discrimination: str
    seconds: float
    cause: str


@dataclass(frozen=True)
class Alike:
    """Two students whose code of some tasks is alike, in how many words: a hint to look, and no verdict."""

    first: str
    second: str
    percent: float
    tasks: tuple[str, ...]
    words: int


def class_page(
    course: str,
    results: Mapping[str, Result],
    problems: Mapping[str, str],
    alike: Sequence[Alike] | None = None,
) -> str:
    """The page for the results by student; `problems` says of the others why they have none.

    `alike` is None where nobody has compared the hand-ins.
    """
    order = list(dict.fromkeys(task.id for result in results.values() for task in result.tasks))
    order.sort(key=lambda task: task.partition(".")[0])  # what one lacks another has: section by section
    tasks = task_statistics(order, results)
    shares = [_percent(result.score, result.max_score) for result in results.values()]
    about = {
        "students": [_student(name, result, order) for name, result in sorted(results.items())],
        "problems": sorted(problems.items()),
        "median": statistics.median(shares) if shares else 0.0,
        "bars": _bars(shares),
        "tasks": sorted(tasks, key=lambda task: (task.earned, task.id)),
        "slowest": sorted(tasks, key=lambda task: -task.seconds)[:_SLOWEST],
        "flat": [task for task in tasks if task.discrimination and float(task.discrimination) < _FLAT],
        "tasks_in_order": order,
        "alike": None if alike is None else alike[:_PAIRS],
        "more_alike": max(0, len(alike or []) - _PAIRS),
    }
    return render("class.html.j2", course=course, **{"class": about})


def task_statistics(order: Sequence[str], results: Mapping[str, Result]) -> list[TaskStatistics]:
    """What the class did with each task, in this order."""
    found: dict[str, dict[str, TaskResult]] = {task: {} for task in order}
    for student, result in results.items():
        for task in result.tasks:
            found[task.id][student] = task
    return [_statistics(task, found[task], results) for task in order]


def discrimination(points: Sequence[float], others: Sequence[float]) -> float | None:
    """Pearson's correlation of a task's points with those of the other tasks; None where it is not defined.

    Source: https://en.wikipedia.org/wiki/Item-total_correlation (corrected: the item is left out of the total).
    """
    if len(points) < _FEWEST:
        return None
    try:
        return statistics.correlation(points, others)
    except statistics.StatisticsError:  # all have the same
        return None


def _statistics(
    task_id: str, by_student: Mapping[str, TaskResult], results: Mapping[str, Result]
) -> TaskStatistics:
    tasks = list(by_student.values())
    points = [task.points for task in tasks]
    rest = [results[student].score - task.points for student, task in by_student.items()]
    relation = discrimination(points, rest)
    return TaskStatistics(
        id=task_id,
        earned=_percent(sum(points), sum(task.max_points for task in tasks)),
        passed=sum(task.verdict is Verdict.PASSED for task in tasks),
        waiting=sum(task.verdict is Verdict.NOT_ATTEMPTED for task in tasks),
        tried=len(tasks),
        discrimination="" if relation is None else f"{relation:.2f}",
        seconds=statistics.median(sum(check.seconds for check in task.checks) for task in tasks),
        cause=_commonest(check.cause for task in tasks for check in task.checks),
    )


def _commonest(causes: Iterable[str]) -> str:
    counted = Counter(cause for cause in causes if cause).most_common(1)
    return f"{counted[0][0]} ({counted[0][1]})" if counted else ""


def _student(name: str, result: Result, order: Sequence[str]) -> dict[str, Any]:
    tasks = {task.id: task for task in result.tasks}
    return {"name": name, "score": result.score, "cells": [_cell(tasks.get(task)) for task in order]}


def _cell(task: TaskResult | None) -> dict[str, str]:
    if task is None:
        return {"kind": "", "verdict": "not graded", "text": ""}
    sign = _SIGNS.get(task.verdict) or (f"{task.points:g}" if task.points else "○")
    return {"kind": kind_of(task.verdict), "verdict": words(task.verdict), "text": sign}


def _bars(shares: Sequence[float]) -> list[dict[str, Any]]:
    counts = Counter(min(int(share) // 10 * 10, 100) for share in shares)
    most = max(counts.values(), default=1)
    return [
        {
            "label": f"{step}–{step + 9}" if step < 100 else "100 %",
            "count": counts[step],
            "height": round(_HIGHEST * counts[step] / most),
        }
        for step in _STEPS
    ]


def _percent(points: float, most: float) -> float:
    return 100 * points / most if most else 0.0
