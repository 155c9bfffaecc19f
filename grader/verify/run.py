"""Verifying: trials of every part that was asked for, section by section."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, Section, Task
from grader.source import SectionSource, read_section
from grader.verify import judging
from grader.verify.bars import Figures
from grader.verify.corpus import Entry, Kind, read_corpus
from grader.verify.trials import Outcome, Part, Trial, of_entry, of_solution, of_stub

__all__ = ["Plan", "verify_section"]

Judge = Callable[[Iterable[Trial]], Iterator[Outcome]]


@dataclass(frozen=True)
class Plan:
    """What is to be verified of a section. `own`: the corpora are those that the course keeps for itself."""

    section: Section
    tasks: tuple[Task, ...]
    parts: frozenset[Part]
    corpus: Path
    own: bool = True


def verify_section(course: Course, plan: Plan, judge: Judge) -> Figures:
    """All that the plan asks for, in one section."""
    figures = Figures(plan.section.id)
    source = read_section(course.root / "solutions" / f"{plan.section.id}.py")
    text = source.path.read_text(encoding="utf-8")
    entries = _entries(plan)
    for outcome in judge(_trials(plan, source, text, entries)):
        _enter(figures, outcome, entries, plan)
    return figures


def _entries(plan: Plan) -> dict[tuple[Part, str], Entry]:
    """The corpora's files, by part and name."""
    ids = [task.id for task in plan.tasks]
    return {
        (Part(kind.value), entry.name): entry
        for kind in Kind
        if Part(kind.value) in plan.parts
        for entry in read_corpus(plan.corpus, kind, plan.section)
        if entry.task in ids
    }


def _trials(
    plan: Plan, source: SectionSource, text: str, entries: Mapping[tuple[Part, str], Entry]
) -> Iterator[Trial]:
    if Part.SOLUTIONS in plan.parts:
        yield from (of_solution(source, text, task) for task in plan.tasks)
    if Part.STUBS in plan.parts:
        yield from (of_stub(source, task) for task in plan.tasks)
    yield from (of_entry(entry, plan.section, text) for entry in entries.values())


def _enter(
    figures: Figures, outcome: Outcome, entries: Mapping[tuple[Part, str], Entry], plan: Plan
) -> None:
    if outcome.part is Part.SOLUTIONS:
        judging.enter_solution(figures, outcome)
    elif outcome.part is Part.STUBS:
        judging.enter_stub(figures, outcome)
    elif outcome.part is Part.WHEATS:
        judging.enter_wheat(figures, entries[outcome.part, outcome.name], outcome)
    elif outcome.part is Part.CHAFFS:
        judging.enter_chaff(figures, entries[outcome.part, outcome.name], outcome, strict=plan.own)
