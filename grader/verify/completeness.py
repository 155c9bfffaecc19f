"""That every task has all that a task has, each lack with its remedy."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from grader.consistency import check_problems, solution_problems
from grader.course import Course, Section, Task
from grader.errors import UserError
from grader.source import SectionSource
from grader.verify.bars import Figures, Miss
from grader.verify.corpus import Entry
from grader.verify.trials import Part

__all__ = ["LEAST", "enter_tasks"]

BAR = "tasks complete"
LEAST = {Part.WHEATS: 1, Part.CHAFFS: 3}


def enter_tasks(
    figures: Figures,
    course: Course,
    section: Section,
    tasks: Sequence[Task],
    source: SectionSource,
    entries: Mapping[tuple[Part, str], Entry],
) -> None:
    """Count the tasks that have a stub, a solution, examples, hints, checks, points, wheats and chaffs."""
    problems = [_miss(section.id, problem) for problem in _problems(course, section, source)]
    claimed: list[Miss] = []
    for task in tasks:
        own = [miss for miss in problems if f"'{task.name}'" in miss.what or f"'{task.id}'" in miss.what]
        claimed += own
        lacks = [Miss(BAR, task.id, *lack) for lack in _lacks(course, task, entries)]
        figures.count(BAR, *own, *lacks)
    if len(tasks) == len(section.tasks):
        for miss in problems:
            if miss not in claimed:
                figures.count(BAR, miss)


def _problems(course: Course, section: Section, source: SectionSource) -> Iterator[UserError]:
    """What policy, solutions and hidden checks say of each other, as far as it is about this section."""
    alone = course.model_copy(update={"sections": (section,)})
    yield from solution_problems(alone, {section.id: source})
    prefix = f"test_{section.id.partition('_')[0]}_"
    for problem in check_problems(alone, course.root / "grader" / "hidden"):
        if problem.file in (None, course.file) or (problem.file and problem.file.name.startswith(prefix)):
            yield problem


def _lacks(
    course: Course, task: Task, entries: Mapping[tuple[Part, str], Entry]
) -> Iterator[tuple[str, str]]:
    if not task.points:
        yield "it is worth nothing", f"Give it points in {course.file.name}."
    if not _has_stub(course.root / "exercises" / f"{task.section_id}.py", task.name):
        yield "it has no stub", "Run `torchcourse build`."
    for part, least in LEAST.items():
        count = sum(entry.task == task.id for (kind, _), entry in entries.items() if kind is part)
        if count < least:
            wanted = f"{least} or more" if least > 1 else "one or more"
            remedy = f"Write {wanted} in tests/{part}/{task.section_id}/{task.name}/."
            yield f"it has {count} {part}", remedy


def _has_stub(path: Path, name: str) -> bool:
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    return any(f"\n{word} {name}{end}" in text for word in ("def", "class") for end in "(:")


def _miss(section: str, problem: UserError) -> Miss:
    place = f" ({problem.file.name}:{problem.line})" if problem.file and problem.line else ""
    return Miss(BAR, section, f"{problem.what}{place}", problem.remedy)
