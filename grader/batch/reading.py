"""From a hand-in to the modules that are graded: whatever cannot be read says so in its section's place."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from zipfile import ZipInfo

from nbformat import NotebookNode

from grader.batch.intake import Handin
from grader.course import Course
from grader.errors import UserError
from grader.handed import Handed, Module, notebook_module
from grader.notebook.handin import LARGEST, parse_handin, read_handin
from grader.notebook.handin import Handin as Notebook
from grader.notebook.making import notebook
from grader.notebook.rebuilding import rebuild, take_sources
from grader.notebook.showing import printable
from grader.release.stubs import stub_text
from grader.source import SectionSource
from grader.student.archive import RefusedError, opened, read_member, visible_members
from grader.student.submission import read_submission, section_of
from grader.whole import Whole

__all__ = ["Reader"]

_TWICE = "it was handed in more than once: hand in one"


class Reader:
    """Reads hand-ins of one course."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._sections = [section.id for section in course.sections]

    def read(self, handin: Handin) -> Handed:
        """What a student handed in. Never raises for what they did."""
        if handin.lost:
            return Handed(handin.student, problem=handin.lost, ours=True)
        handed = Handed(handin.student)
        problems = list(self._refuse(handed, handin))
        for path, name in handin.parts:
            try:
                self._add(handed, path, name)
            except UserError as problem:
                problems.append(problem.what)
        if not handed.modules and not handed.refused:
            handed.problem = "; ".join(problems) or "it holds no module or notebook of a section"
        return handed

    def _refuse(self, handed: Handed, handin: Handin) -> Iterator[str]:
        """Enter what was not let in where it belongs to a section; give what is said of the rest."""
        for name, reason in handin.refused:
            section = section_of(name, self._sections, "(py|ipynb)")
            if section:
                handed.refused.setdefault(section, f"{name} cannot be taken: {reason}")
            else:
                yield f"{name} cannot be taken: {reason}"

    def _add(self, handed: Handed, path: Path, name: str) -> None:
        if path.is_symlink():
            raise UserError(path, None, f"{name} is a link: hand in the file itself", "Copy it.")
        if path.suffix == ".ipynb":
            self._add_notebook(handed, path, name)
            return
        if path.is_dir():
            for found in self._notebooks(path):
                self._add_notebook(handed, found, found.relative_to(path).as_posix())
        if path.suffix.lower() == ".zip" and path.is_file():
            self._add_zipped(handed, path)
        read = read_submission(path, self._sections, name)
        for section, file in read.files.items():
            handed.note_file(section, printable(file))
        for section, text in read.sources.items():
            _enter(handed, section, Module(text, f"{section}.py"))
        for section, reason in read.unreadable.items():
            handed.refused.setdefault(section, reason)

    def _notebooks(self, folder: Path) -> Iterator[Path]:
        for base in (folder, folder / "exercises"):
            if base.is_dir() and not base.is_symlink():
                yield from (path for path in sorted(base.glob("*.ipynb")) if self._section(path.name))

    def _section(self, name: str) -> str | None:
        return section_of(name, self._sections, "ipynb")

    def _add_notebook(self, handed: Handed, path: Path, name: str) -> None:
        section = self._section(PurePosixPath(name).name)
        if section is None:
            remedy = f"Name it like {self._sections[0]}.ipynb."
            raise UserError(path, None, f"the name of {name} tells no section", remedy)
        handed.note_file(section, printable(name))
        self._enter_notebook(handed, section, read_handin(path.parent, path))

    def _add_zipped(self, handed: Handed, path: Path) -> None:
        """The notebooks of a zip, wherever they lie in it; of two for one section none is taken."""
        with opened(path) as archive:
            members = [(self._section(_last(one)), one) for one in visible_members(path, archive)]
            for section in sorted({section for section, _ in members if section}):
                found = [one for name, one in members if name == section]
                handed.note_file(section, printable(found[0].filename))
                try:
                    data = read_member(archive, found, LARGEST)
                except RefusedError as problem:
                    handed.refused.setdefault(section, str(problem))
                else:
                    self._enter_notebook(handed, section, parse_handin(data, _last(found[0])))

    def _enter_notebook(self, handed: Handed, section: str, handin: Notebook) -> None:
        if handin.problem and not handin.cells:
            handed.refused.setdefault(section, handin.problem)
            return
        made, _ = rebuild(self._pristine[section], handin)
        _enter(handed, section, notebook_module(section, self._stubs[section], take_sources(made)))

    @cached_property
    def _sources(self) -> Mapping[str, SectionSource]:
        return Whole(self._course).sections

    @cached_property
    def _stubs(self) -> Mapping[str, str]:
        return {name: stub_text(source) for name, source in self._sources.items()}

    @cached_property
    def _pristine(self) -> Mapping[str, NotebookNode]:
        """The notebooks as they were handed out."""
        return {
            name: notebook(self._course.section(name), source, {}) for name, source in self._sources.items()
        }


def _last(member: ZipInfo) -> str:
    return PurePosixPath(member.filename).name


def _enter(handed: Handed, section: str, module: Module) -> None:
    if section in handed.modules and handed.modules[section] != module:
        handed.modules.pop(section)
        handed.refused[section] = _TWICE
    elif section not in handed.refused:
        handed.modules[section] = module
