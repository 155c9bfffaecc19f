"""From places of hand-ins to the pairs that are much alike."""

from collections.abc import Sequence
from pathlib import Path

from grader.batch.gathering import gathered
from grader.batch.likeness import Given, similar
from grader.batch.reading import Reader
from grader.course import load_course
from grader.report.classroom import Alike
from grader.whole import Whole, solutions_folder

__all__ = ["compared"]


def compared(places: Sequence[str | Path]) -> list[Alike]:
    """The pairs of hand-ins that are worth a look. Raises UserError where nothing was handed in."""
    course = load_course()
    whole, reader = Whole(course), Reader(course)
    with gathered(places, [section.id for section in course.sections]) as handins:
        handed = [reader.read(handin) for handin in handins]
    texts = {one.student: {section: module.text for section, module in one.modules.items()} for one in handed}
    tasks = {section.id: [task.name for task in section.tasks] for section in course.sections}
    solutions = {
        name: (solutions_folder(course.root) / f"{name}.py").read_text(encoding="utf-8")
        for name in whole.sections
    }
    return similar(texts, Given(tasks, whole.stubs, solutions))
