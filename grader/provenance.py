"""Where a result comes from: all that it takes to get the same one again."""

import hashlib
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import grader
from grader.course import Course
from grader.results import Provenance

__all__ = ["add_files", "course_digest", "provenance"]

_KIT = Path(grader.__file__).parent
_FIRST = 12  # hexadecimal digits of a commit


@cache
def course_digest(root: Path) -> str:
    """Policy, solutions, hidden checks with their data, and the kit itself, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    hidden = sorted(path for path in (root / "grader" / "hidden").rglob("*") if _counts(path))
    kit = sorted(path for path in _KIT.rglob("*.py") if "hidden" not in path.relative_to(_KIT).parts)
    solutions = sorted((root / "solutions").glob("*.py"))
    for base, paths in ((root, [root / "course.yaml", *solutions, *hidden]), (_KIT, kit)):
        add_files(digest, base, paths)
    return digest.hexdigest()


def provenance(course: Course, submission: str, files: Mapping[str, str]) -> Provenance:
    """What there is to say about a grading in this process: of which hand-in, by its digest, and of which files."""
    return Provenance(
        grader_version=grader.__version__,
        commit=_commit(course.root),
        course=course_digest(course.root),
        submission=submission,
        seed=course.seed,
        torch_version=version("torch"),
        python_version=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        files=dict(files),
    )


def _counts(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def add_files(digest: "hashlib._Hash", base: Path, paths: Iterable[Path]) -> None:
    """Add files by their names below `base`, their lengths and their contents: no other files give the same."""
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(base).as_posix()} {len(content)}\n".encode())
        digest.update(content)


@cache
def _commit(root: Path) -> str:
    """The commit of the checkout, with a mark where files differ from it; nothing outside of Git."""
    try:
        told = subprocess.run(
            ["git", "-C", str(root), "describe", "--always", "--dirty", f"--abbrev={_FIRST}", "--exclude=*"],
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return told.stdout.strip()
