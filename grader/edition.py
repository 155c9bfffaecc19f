"""Which edition of the course a folder holds, and what an edition has to offer."""

from collections.abc import Mapping, Set
from pathlib import Path
from typing import Protocol

from grader.bundle import Bundle
from grader.checking.registry import Check
from grader.course import Course
from grader.pristine import is_bundle
from grader.source import SectionSource

__all__ = ["Edition", "edition_of"]


class Edition(Protocol):
    """Where a course's checks, prompts and untouched stubs come from."""

    @property
    def own(self) -> Set[Path]:
        """Folders of answers that are the course's own, nobody's hand-in."""

    @property
    def secrets(self) -> list[Path]:
        """What no submission may open."""

    @property
    def files(self) -> list[Path]:
        """The files from which checks are collected."""

    @property
    def sections(self) -> Mapping[str, SectionSource]:
        """The lessons and prompts, by section id."""

    @property
    def stubs(self) -> Mapping[str, str]:
        """The untouched stub of every section."""

    def checks(self, path: Path) -> list[Check]:
        """The checks of one file that points hang on."""

    def tasks(self, path: Path) -> list[str]:
        """The ids of the tasks that one file is about."""


def edition_of(course: Course) -> Edition:
    """The bundle of a class where `torchcourse release` made the folder, else the whole course."""
    if is_bundle(course.root):
        return Bundle(course)
    from grader.whole import Whole  # in no bundle

    return Whole(course)
