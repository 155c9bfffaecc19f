"""Trials: submissions made up to try the grader, and what became of each."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from grader.course import Section, Task
from grader.release.stubs import stub_text
from grader.results import CheckResult
from grader.source import SectionSource
from grader.verdict import Verdict
from grader.verify.corpus import Entry, Kind, bindings
from grader.verify.mutation.generate import Mutant

__all__ = [
    "Outcome",
    "Part",
    "Trial",
    "hurried",
    "lost",
    "needing",
    "of_entry",
    "of_mutant",
    "of_solution",
    "of_stub",
    "unjudged",
]


class Part(StrEnum):
    """What can be verified."""

    TASKS = "tasks"
    SOLUTIONS = "solutions"
    STUBS = "stubs"
    WHEATS = "wheats"
    CHAFFS = "chaffs"
    MUTANTS = "mutants"


@dataclass(frozen=True)
class Trial:
    """One submission and the tasks of it that are graded, the task that it is about first.

    `order` names checks to be conducted before the others; with `patience`, the most seconds that a call may
    take, grading stops at the first check that is lost. A task of `enough` is settled by the first check that
    ends in one of the verdicts named there.
    """

    part: Part
    name: str
    section: str
    source: str
    tasks: tuple[str, ...]
    examples: bool = False
    order: tuple[str, ...] = ()
    patience: float | None = None
    enough: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict)


@dataclass
class Outcome:
    """What became of a trial: the checks of each task that was graded, and the prompt's examples.

    The task that it is about comes first.
    """

    part: Part
    name: str
    checks: dict[str, list[CheckResult]] = field(default_factory=dict)
    examples: list[CheckResult] = field(default_factory=list)

    @property
    def lost(self) -> list[CheckResult]:
        """The checks of the first task that did not pass."""
        return lost(next(iter(self.checks.values()), []))


def unjudged(outcome: Outcome) -> bool:
    """Whether nothing of the task that it is about could be conducted on this machine."""
    checks = next(iter(outcome.checks.values()), [])
    return bool(checks) and all(check.verdict is Verdict.SKIPPED for check in checks)


def lost(checks: list[CheckResult]) -> list[CheckResult]:
    """The checks that did not pass, skipped ones aside."""
    return [check for check in checks if check.verdict not in (Verdict.PASSED, Verdict.SKIPPED)]


def of_solution(source: SectionSource, text: str, task: Task) -> Trial:
    """The reference solution itself."""
    return Trial(Part.SOLUTIONS, task.name, source.id, text, (task.id,), examples=True)


def of_stub(source: SectionSource, task: Task) -> Trial:
    """The stub as students get it."""
    return Trial(Part.STUBS, task.name, source.id, stub_text(source), (task.id,))


def of_entry(entry: Entry, section: Section, text: str) -> Trial:
    """A corpus file behind the section's solutions, so that its definitions win."""
    part = Part(entry.kind.value)
    source = f"{text.rstrip()}\n\n# %%\n{entry.text}"
    tasks = tuple(_concerned(entry, section, text))
    return Trial(part, entry.name, section.id, source, tasks, examples=part is Part.WHEATS)


def hurried(trial: Trial, entry: Entry, seconds: Mapping[str, Mapping[str, float]]) -> Trial:
    """The trial cut short: only of what the entry itself is about.

    What a chaff has to lose is settled by one check, and the quick ones come first.
    """
    tasks = (entry.task, *entry.also)
    if entry.kind is Kind.WHEAT:
        return replace(trial, tasks=tasks)
    known = {check: long for task in tasks for check, long in seconds.get(task, {}).items()}
    order = tuple(sorted(known, key=known.__getitem__))
    return replace(trial, tasks=tasks, order=order, enough=dict.fromkeys(tasks, entry.verdicts))


def of_mutant(
    name: str,
    mutant: Mutant,
    source: SectionSource,
    text: str,
    task: Task,
    order: tuple[str, ...],
    patience: float,
) -> Trial:
    """The solutions with the cell of one task changed."""
    cell = source.task(task.name).cell
    lines = text.splitlines(keepends=True)
    lines[cell.line - 1 : cell.end] = [mutant.cell]
    whole = "".join(lines)
    return Trial(Part.MUTANTS, name, source.id, whole, (task.id,), order=order, patience=patience)


def _concerned(entry: Entry, section: Section, text: str) -> Iterator[str]:
    """The entry's task, and the others that it must leave alone: all, where it reaches further.

    Tasks that need this one must pass with a wheat as well; with a chaff they may be lost, so nothing can be
    learnt from them but where the chaff says that they go with it.
    """
    yield entry.task
    others = {task.id for task in section.tasks} if _reaches_further(entry, text) else set()
    near = needing(section, entry.task)
    others = others | near if entry.kind is Kind.WHEAT else (others - near) | set(entry.also)
    yield from (task.id for task in section.tasks if task.id in others - {entry.task})


def needing(section: Section, task_id: str) -> set[str]:
    """The tasks that need this one."""
    return {task.id for task in section.tasks if task_id in {need.id for need in section.needed_by(task)}}


def _reaches_further(entry: Entry, text: str) -> bool:
    """Whether loading the file does something, or binds a name of the module to something else."""
    own, module = ast.parse(entry.text), ast.parse(text)
    held = bindings(module) | {entry.task.partition(".")[2]: None}
    rebound = (
        name for name, meaning in bindings(own).items() if held.get(name, meaning) not in (None, meaning)
    )
    return any(rebound) or not all(isinstance(node, _HARMLESS) for node in own.body[1:])


_HARMLESS = (
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Assign,
    ast.AnnAssign,
)
