"""What is written for a class: the README and the project file, from their templates."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from string import Template

from grader.course import Course
from grader.policy import Assignment, LatePolicy

__all__ = ["ignore_text", "project_text", "readme_text"]

TEMPLATES = Path(__file__).parent / "templates"


def readme_text(course: Course, assignments: Sequence[Assignment], project: str) -> str:
    """The README for students: what is to be handed in and when, how to begin, try and hand in."""
    first = course.section(assignments[0].sections[0])
    short = first.id.partition("_")[0]
    late = _late(course.late) if any(one.due for one in assignments) else ""
    return _filled(
        "README.md",
        title=course.title,
        assignments="\n".join(_table(course, assignments)) + late,
        python=tomllib.loads(project)["project"]["requires-python"].replace(">=", "") + " or newer",
        first=first.id,
        section=short,
        task=f"{short}.{first.tasks[0].name}",
    )


def project_text(project: str) -> str:
    """The project file: what students install, as the checkout's own project file says."""
    whole = tomllib.loads(project)["project"]
    lines = [f"    {json.dumps(dependency)}," for dependency in whole["dependencies"]]
    return _filled("project.toml", python=json.dumps(whole["requires-python"]), dependencies="\n".join(lines))


def ignore_text() -> str:
    """What a student who works with git leaves out of it."""
    return (TEMPLATES / "gitignore").read_text(encoding="utf-8")


def _filled(name: str, **values: str) -> str:
    return Template((TEMPLATES / name).read_text(encoding="utf-8")).substitute(values)


def _table(course: Course, assignments: Sequence[Assignment]) -> Iterator[str]:
    """The assignments as a Markdown table; a column of due dates only where one is set."""
    dated = any(one.due for one in assignments)
    yield "| assignment | files | points |" + (" due |" if dated else "")
    yield "|---|---|---:|" + ("---|" if dated else "")
    for one in assignments:
        sections = [course.section(name) for name in one.sections]
        files = ", ".join(f"`{section.id}.py`" for section in sections)
        row = f"| {_cell(one.title or one.id)} | {files} | {sum(section.points for section in sections)} |"
        yield row + (f" {_date(one.due)} |" if dated else "")


def _cell(text: str) -> str:
    """A text that does not end its cell."""
    return " ".join(text.replace("|", r"\|").split())


def _date(due: datetime | None) -> str:
    return due.strftime("%Y-%m-%d %H:%M %Z") if due else ""


def _late(late: LatePolicy) -> str:
    """What handing in late costs, in words."""
    if not late.percent_per_day:
        return ""
    grace = f" The first {late.grace_minutes} minutes are free." if late.grace_minutes else ""
    return (
        f"\n\nEach day begun after the due date costs {late.percent_per_day:g} % of your score, "
        f"at most {late.percent_at_most:g} %.{grace}"
    )
