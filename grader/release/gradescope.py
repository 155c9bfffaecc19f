"""The zip that Gradescope takes as an autograder: two scripts, and the course with all that grades."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.course import Course
from grader.policy import Assignment
from grader.release.build import generated_texts
from grader.release.contents import EXERCISES, KIT, needed
from grader.release.manifest import DATA
from grader.release.scripts import script
from grader.release.stubs import Laws
from grader.source import SectionSource

__all__ = ["EXECUTABLE", "autograder_contents"]

EXECUTABLE = ("run_autograder", "setup.sh")
"""Files that are run; Gradescope looks for both in the root of the zip."""

_PAPERS = ("pyproject.toml", "README.md", "LICENSE")  # what installing the kit takes


def autograder_contents(
    course: Course,
    assignment: Assignment,
    solutions: Mapping[str, SectionSource],
    laws: Laws,
    fault: Mapping[str, object],
) -> dict[str, bytes]:
    """Every file by its path in the zip. `fault` is the result that stands where grading breaks."""
    scripts = {name: script(f"gradescope/{name}.j2", assignment=assignment.id) for name in EXECUTABLE}
    stubs = {f"course/{EXERCISES}/{name}": text for name, text in generated_texts(solutions, laws).items()}
    texts = {**scripts, "fault.json": json.dumps(fault, indent=1) + "\n", **stubs}
    copied = {f"course/{name}": needed(path, "an autograder") for name, path in _copied(course)}
    return {**{name: text.encode() for name, text in texts.items()}, **copied}


def _copied(course: Course) -> Iterator[tuple[str, Path]]:
    """What goes in as it is: the kit, and what is the course's own, hidden checks and solutions with it."""
    yield from ((name, KIT.parent / name) for name in _PAPERS)
    yield "course.yaml", course.root / "course.yaml"
    yield from (
        (f"{EXERCISES}/data/{name}", course.root / EXERCISES / "data" / name) for name in DATA.split()
    )
    yield from _below(KIT.parent, KIT, "hidden")
    for folder in ("solutions", "grader/hidden"):
        yield from _below(course.root, course.root / folder)


def _below(base: Path, folder: Path, but: str = "") -> Iterator[tuple[str, Path]]:
    """The files below a folder, by their path from `base`: no caches, no dotfiles, nothing below `but`."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        left_out = parts[0] == but or any(part == "__pycache__" or part.startswith(".") for part in parts)
        if path.is_file() and not left_out:
            yield path.relative_to(base).as_posix(), path
