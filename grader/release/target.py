"""Where a bundle may go: not over other people's files, and not where secrets lie."""

import zipfile
from pathlib import Path

from grader.errors import UserError
from grader.release.pack import COMMENT
from grader.release.place import RECORD

__all__ = ["refuse_folder", "refuse_zip"]

SECRET = ("solutions", "grader/hidden")


def refuse_folder(folder: Path, root: Path, *, force: bool) -> None:
    """Raise where no bundle may go: `force` answers for another's files, and nothing for a leak."""
    if folder.exists() and not folder.is_dir():
        raise UserError(folder, None, "this is a file", "Name a folder.")
    _refuse_checkout(folder.resolve(), root.resolve())
    for name in SECRET:
        if (folder / name).exists():
            what = f"it holds {name}, which no class may get"
            raise UserError(folder, None, what, "Release into another folder.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / RECORD).is_file() and not force:
        what = "the folder is not empty, and no earlier release made it"
        raise UserError(folder, None, what, "Name another one, or give --force to write into it.")


def _refuse_checkout(folder: Path, root: Path) -> None:
    """A bundle lies beside the checkout or in a folder of its own in it, never around or among the sources."""
    inside = folder.is_relative_to(root) and folder != root
    sources = inside and folder.relative_to(root).parts[0] in ("exercises", "grader", "solutions", "tests")
    if root.is_relative_to(folder) or sources:
        what = "a bundle cannot lie around the checkout or among its sources"
        raise UserError(folder, None, what, "Name a folder outside of it.")


def refuse_zip(path: Path, *, force: bool) -> None:
    """Raise where a zip lies that no release made: it may be somebody's hand-in."""
    if path.exists() and not force and not _is_ours(path):
        what = "there is such a file already, and no earlier release made it"
        raise UserError(path, None, what, "Move it away, or give --force to replace it.")


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == COMMENT
    except (OSError, zipfile.BadZipFile):
        return False
