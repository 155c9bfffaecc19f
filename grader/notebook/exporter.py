"""How nbgrader gets to see a notebook that was handed in: rebuilt, whatever the file was."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.utils import rmtree

from grader.errors import UserError
from grader.notebook.handin import read_handin
from grader.notebook.links import SECRET, TIMESTAMP, leads_away, linked
from grader.notebook.rebuilding import rebuild
from grader.notebook.steps import NOT_IN_FORCE, REMEDY, Grade, SaveScores

__all__ = ["SubmissionExporter"]


class SubmissionExporter(NotebookExporter):
    """nbgrader's own exporter, but for files among the submissions: these are never parsed as they are."""

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[Any, dict[str, Any]]:
        """The notebook as text, with the converter's preprocessors applied."""
        path, handed = Path(filename), self._folder("submitted", resources or {})
        if path.absolute().parent != handed:
            with _no_trace_of_execution():
                self._require_our_steps()
                return super().from_filename(filename, resources, **options)
        _refuse_links(handed)
        self._clear(path.name, resources or {})
        clean = self._rebuilt(path, handed, resources or {})
        return cast("tuple[Any, dict[str, Any]]", self.from_notebook_node(clean, resources, **options))  # type: ignore[no-untyped-call]

    def _rebuilt(self, path: Path, handed: Path, resources: dict[str, Any]) -> NotebookNode:
        released = self._released(path.name, resources)
        pristine = nbformat.read(released, as_version=4)
        clean, notes = rebuild(pristine, read_handin(handed, path))
        for note in notes:
            self.log.warning("%s: %s", filename_of(path), note)
        return clean

    def _require_our_steps(self) -> None:
        """Raise unless it is our steps that are about to grade and to enter the scores, and both are on."""
        converter: Any = self.parent
        if converter._sanitizing:
            return
        on = [step for step in self._preprocessors if step.enabled]
        kinds = [next((k for k in (Grade, SaveScores) if isinstance(step, k)), None) for step in on]
        if [kind for kind in kinds if kind] != [Grade, SaveScores]:
            raise UserError(None, None, NOT_IN_FORCE, REMEDY)

    def _clear(self, notebook: str, resources: dict[str, Any]) -> None:
        """Keep of the copied hand-in only what nbgrader needs: nbgrader releases any page in it as feedback."""
        source = self._folder("source", {"nbgrader": {**resources["nbgrader"], "student": "."}})
        ours = {notebook, TIMESTAMP, SECRET, *(path.name for path in source.glob("*"))}
        graded = self._folder("autograded", resources)
        for path in graded.glob("*"):
            if path.name not in ours:
                _remove(path)

    def _released(self, name: str, resources: dict[str, Any]) -> Path:
        """The notebook as it was handed out, or as it is about to be."""
        for folder in ("release", "source"):
            path = self._folder(folder, {"nbgrader": {**resources["nbgrader"], "student": "."}}) / name
            if path.is_file():
                return path
        remedy = f"Run `nbgrader generate_assignment {resources['nbgrader']['assignment']}`."
        raise UserError(None, None, f"there is no released {name} to compare a hand-in with", remedy)

    def _folder(self, kind: str, resources: dict[str, Any]) -> Path:
        converter: Any = self.parent
        course, about = converter.coursedir, resources["nbgrader"]
        folder = getattr(course, f"{kind}_directory")
        return Path(course.format_path(folder, about["student"], about["assignment"])).absolute()


def _refuse_links(handed: Path) -> None:
    """Nbgrader goes on where its hook failed, which should have taken them out."""
    if leads_away(handed):
        raise UserError(handed, None, "the folder is a link", "Put the folder itself there.")
    if any(True for _ in linked(handed)):
        remedy = "Take them out, or give yourself the right to write there."
        raise UserError(handed, None, "there are links or devices among the files handed in", remedy)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        rmtree(path)
    else:
        path.unlink()


@contextmanager
def _no_trace_of_execution() -> Iterator[None]:
    """After a failure nbgrader leaves its variable set, and every kernel of the same server would inherit it."""
    try:
        yield
    except Exception:
        os.environ.pop("NBGRADER_EXECUTION", None)
        raise


def filename_of(path: Path) -> str:
    """Student, assignment and notebook, as they lie below `submitted`."""
    return "/".join(path.parts[-3:])
