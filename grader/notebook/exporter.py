"""How nbgrader gets to see a notebook that was handed in: rebuilt, whatever the file was."""

from pathlib import Path
from typing import Any, cast

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode

from grader.errors import UserError
from grader.notebook.handin import read_handin
from grader.notebook.rebuilding import rebuild

__all__ = ["SubmissionExporter"]


class SubmissionExporter(NotebookExporter):
    """nbgrader's own exporter, but for files among the submissions: these are never parsed as they are."""

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[Any, dict[str, Any]]:
        """The notebook as text, with the converter's preprocessors applied."""
        path, handed = Path(filename), self._folder("submitted", resources or {})
        if path.absolute().parent != handed:
            return super().from_filename(filename, resources, **options)
        clean = self._rebuilt(path, handed, resources or {})
        return cast("tuple[Any, dict[str, Any]]", self.from_notebook_node(clean, resources, **options))  # type: ignore[no-untyped-call]

    def _rebuilt(self, path: Path, handed: Path, resources: dict[str, Any]) -> NotebookNode:
        released = self._released(path.name, resources)
        pristine = nbformat.read(released, as_version=4)
        clean, notes = rebuild(pristine, read_handin(handed, path))
        for note in notes:
            self.log.warning("%s: %s", filename_of(path), note)
        return clean

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


def filename_of(path: Path) -> str:
    """Student, assignment and notebook, as they lie below `submitted`."""
    return "/".join(path.parts[-3:])
