"""The edition that a class gets: pristine stubs, whose examples are the checks, and nothing to hide."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from grader.checking.registry import Check
from grader.course import Course
from grader.pristine import SUFFIX, pristine_folder
from grader.source import SectionSource, read_stub

__all__ = ["Bundle"]


class Bundle:
    """A released course. Its checks are the examples of the prompts, read where no student writes."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.own = frozenset({course.root / "exercises"})
        self.secrets: list[Path] = []

    @property
    def files(self) -> list[Path]:
        """What is collected: a pristine stub a section."""
        return sorted(pristine_folder(self.course.root).glob(f"*{SUFFIX}"))

    @cached_property
    def sections(self) -> dict[str, SectionSource]:
        """Every section, read from its pristine stub."""
        names = {section.id: {task.name for task in section.tasks} for section in self.course.sections}
        return {path.stem: read_stub(path, names[path.stem]) for path in self.files if path.stem in names}

    @property
    def stubs(self) -> Mapping[str, str]:
        """The untouched text of every section."""
        return {name: section.path.read_text(encoding="utf-8") for name, section in self.sections.items()}

    def checks(self, path: Path) -> list[Check]:
        """A bundle holds no checks but the examples."""
        return []

    def tasks(self, path: Path) -> list[str]:
        """The tasks whose examples stand in a pristine stub."""
        section = self.sections.get(path.stem)
        return [f"{section.id}.{task.name}" for task in section.tasks] if section else []
