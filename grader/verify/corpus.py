"""Corpora: right and wrong submissions kept as files, `wheats|chaffs/<section>/<task>/<name>.py`."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from grader.course import Course, Section, Task
from grader.errors import UserError, did_you_mean
from grader.verdict import Verdict

__all__ = ["Entry", "Kind", "NO_CAUSE", "bindings", "read_corpus", "read_entry", "sections_in"]

NO_CAUSE = "none"
_LINE = re.compile(r"^\s*([A-Za-z]+):[ \t]*(.*?)\s*$")
_KEYS = ("cause", "also", "verdict")


class Kind(StrEnum):
    """What a corpus file claims to be; the value is the name of its folder."""

    WHEAT = "wheats"
    CHAFF = "chaffs"


@dataclass(frozen=True)
class Entry:
    """One corpus file. `cause` is empty where none is named, `NO_CAUSE` where none can be told."""

    kind: Kind
    task: str
    path: Path
    text: str
    about: str
    cause: str = ""
    verdicts: tuple[Verdict, ...] = (Verdict.FAILED,)
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name within the section, such as `descend/wrong_sign`."""
        return f"{self.task.partition('.')[2]}/{self.path.stem}"


def read_corpus(folder: Path, kind: Kind, section: Section) -> Iterator[Entry]:
    """The files of one kind for one section; the first that is malformed is raised as a `UserError`."""
    place = folder / kind / section.id
    _refuse_stray_files(place)
    for task_folder in _folders(place):
        names = [task.name for task in section.tasks]
        if task_folder.name not in names:
            what = f"section {section.id} has no task {task_folder.name!r}"
            raise UserError(task_folder, None, what, did_you_mean(task_folder.name, names))
        task = section.task(task_folder.name)
        for path in sorted(task_folder.glob("*.py")):
            yield read_entry(path, kind, section, task)


def _refuse_stray_files(place: Path) -> None:
    """A file that lies in no task's folder would be passed over in silence."""
    for path in sorted(place.rglob("*.py")):
        inside = path.relative_to(place).parts
        if len(inside) != 2 and not any(part.startswith(("_", ".")) for part in inside):
            remedy = "Lay it out as <section>/<task>/<name>.py."
            raise UserError(path, None, "this file does not lie in a task's folder", remedy)


def sections_in(folder: Path, course: Course) -> set[str]:
    """The sections that a corpus has folders for; one of no section is refused, not passed over."""
    if not any((folder / kind).is_dir() for kind in Kind):
        what = "this folder holds neither wheats nor chaffs"
        raise UserError(folder, None, what, "Lay it out as chaffs/<section>/<task>/<name>.py.")
    known = [section.id for section in course.sections]
    for kind in Kind:
        for place in _folders(folder / kind):
            if place.name not in known:
                what = f"the course has no section {place.name!r}"
                raise UserError(place, None, what, did_you_mean(place.name, known))
    return {place.name for kind in Kind for place in _folders(folder / kind)}


def read_entry(path: Path, kind: Kind, section: Section, task: Task) -> Entry:
    """Read one corpus file."""
    text, tree = _parse(path)
    docstring = ast.get_docstring(tree)
    if not docstring:
        remedy = "Begin the file with a docstring that says what is " + _SAYS[kind]
        raise UserError(path, 1, f"this {kind.value[:-1]} has no docstring", remedy)
    if task.name not in bindings(tree):
        remedy = f"Define {task.name} at its top level, or move the file to its task's folder."
        raise UserError(path, 1, f"the file defines no {task.name!r}", remedy)
    said = dict(_said(path, docstring))
    return Entry(
        kind,
        task.id,
        path,
        text,
        docstring.splitlines()[0],
        cause=_cause(said),
        verdicts=_verdicts(path, said),
        also=_also(path, said, section),
    )


_SAYS = {Kind.WHEAT: "different.", Kind.CHAFF: "wrong."}


def bindings(tree: ast.Module) -> dict[str, str | None]:
    """The names that a module's top level binds, and what to: a text that is the same for the same thing."""
    found: dict[str, str | None] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found[node.name] = ast.dump(node)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {_bound(alias): _origin(node, alias) for alias in node.names}
        else:
            names = (name for name in ast.walk(node) if isinstance(name, ast.Name))
            found |= {name.id: ast.dump(node) for name in names if isinstance(name.ctx, ast.Store)}
    return found


def _bound(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def _origin(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> str:
    """Where an imported name comes from: `import a.b as c` and `from a import b as c` bind the same."""
    if isinstance(node, ast.ImportFrom):
        return f"{node.module}.{alias.name}"
    return alias.name if alias.asname else alias.name.partition(".")[0]


def _folders(place: Path) -> list[Path]:
    if not place.is_dir():
        return []
    return sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith(("_", ".")))


def _parse(path: Path) -> tuple[str, ast.Module]:
    try:
        text = path.read_text(encoding="utf-8")
        return text, ast.parse(text)
    except UnicodeDecodeError:
        raise UserError(path, None, "the file is not UTF-8 text", "Save it as UTF-8.") from None
    except SyntaxError as error:
        raise UserError(path, error.lineno, f"not valid Python: {error.msg}", "Mend the syntax.") from None


def _said(path: Path, docstring: str) -> Iterator[tuple[str, tuple[int, str]]]:
    """The lines `key: value` of the docstring, by key, with the number of the line in the file."""
    for number, line in enumerate(docstring.splitlines(), start=1):
        match = _LINE.match(line)
        if number == 1 or match is None:
            continue
        key, value = match[1].lower(), match[2]
        if key in _KEYS:
            if not value:
                raise UserError(path, number, f"the line {key!r} says nothing", "Write it behind the colon.")
            yield key, (number, value)
        elif near := get_close_matches(key, _KEYS, n=1, cutoff=0.75):
            raise UserError(path, number, f"unknown key {key!r}", f"Did you mean {near[0]!r}?")


def _cause(said: dict[str, tuple[int, str]]) -> str:
    cause = said.get("cause", (0, ""))[1]
    return NO_CAUSE if re.match(r"none\b", cause, re.IGNORECASE) else cause


def _verdicts(path: Path, said: dict[str, tuple[int, str]]) -> tuple[Verdict, ...]:
    number, text = said.get("verdict", (0, "failed"))
    lost = [verdict.value for verdict in Verdict if verdict not in _NO_LOSS]
    for word in _words(text):
        if word not in lost:
            what = f"{word!r} is no verdict that a wrong answer can get"
            raise UserError(path, number, what, did_you_mean(word, lost))
    return tuple(Verdict(word) for word in _words(text))


_NO_LOSS = (Verdict.PASSED, Verdict.GRADER_ERROR, Verdict.SKIPPED, Verdict.NOT_RUN)


def _also(path: Path, said: dict[str, tuple[int, str]], section: Section) -> tuple[str, ...]:
    number, text = said.get("also", (0, ""))
    names = [task.name for task in section.tasks]
    for word in _words(text):
        if word not in names:
            what = f"section {section.id} has no task {word!r}"
            raise UserError(path, number, what, did_you_mean(word, names))
    return tuple(section.task(word).id for word in _words(text))


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[,\s]+", text) if word]
