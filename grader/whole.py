"""The whole course, as its instructor has it: solutions and hidden checks. This file is in no bundle."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import ModuleType

from grader.checking.registry import Check
from grader.course import Course
from grader.modules import file_checks, load_module
from grader.release.stubs import stub_text
from grader.source import SectionSource, read_section

__all__ = ["Whole", "hidden_folder", "reference", "solutions_folder"]


def solutions_folder(root: Path) -> Path:
    """Where the single source of every section lies."""
    return root / "solutions"


def hidden_folder(root: Path) -> Path:
    """Where the hidden checks lie."""
    return root / "grader" / "hidden"


def reference(root: Path, section: str) -> ModuleType:
    """The reference solutions of a section, imported."""
    return load_module(solutions_folder(root) / f"{section}.py", f"grader.reference.{section}")


class Whole:
    """The whole course. Its checks are the hidden ones; the examples of the prompts come from the solutions."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.own = frozenset({course.root / "exercises", solutions_folder(course.root)})
        answers = solutions_folder(course.root).glob("*.py")
        self.secrets = [*answers, *hidden_folder(course.root).glob("*.py")]

    @property
    def files(self) -> list[Path]:
        """What is collected: the files of hidden checks."""
        return sorted(hidden_folder(self.course.root).glob("test_*.py"))

    def section_checks(self, section: str) -> list[Check]:
        """The hidden checks of one section, by file and then by line."""
        number = section.partition("_")[0]
        files = (path for path in self.files if path.name.startswith(f"test_{number}_"))
        return [check for path in files for check in self.checks(path)]

    @cached_property
    def sections(self) -> dict[str, SectionSource]:
        """The single source of every section that has one."""
        folder = solutions_folder(self.course.root)
        paths = [folder / f"{section.id}.py" for section in self.course.sections]
        return {path.stem: read_section(path) for path in paths if path.is_file()}

    @property
    def stubs(self) -> Mapping[str, str]:
        """The untouched text of every section."""
        return {name: stub_text(section) for name, section in self.sections.items()}

    def checks(self, path: Path) -> list[Check]:
        """The hidden checks of one file."""
        return file_checks(path)

    def tasks(self, path: Path) -> list[str]:
        """The tasks that a file of hidden checks is about."""
        return list(dict.fromkeys(check.task for check in self.checks(path)))
