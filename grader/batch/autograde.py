"""One hand-in, graded inside Gradescope's container: a result is written whole, or none is.

`run_autograder` has put the result of a failed grader there before; what breaks here leaves it, and its traceback on
standard output, which Gradescope shows to instructors alone.
"""

import json
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grader.atomic import write_whole
from grader.batch.intake import Handin, holds_work, visible
from grader.batch.reading import Reader
from grader.course import load_course
from grader.grading import Grader
from grader.provenance import provenance
from grader.report.exchange import gradescope, gradescope_problem
from grader.student.submission import section_of

__all__ = ["autograde", "main"]

_DEEPEST = 4  # folders around the modules, as zipping a folder gives them


def main(root: Path, assignment: str) -> None:
    """Grade what lies in `root`; leave the result that is there where anything breaks."""
    try:
        shape = autograde(root / "submission", assignment)
        write_whole(root / "results" / "results.json", (json.dumps(shape, indent=1) + "\n").encode())
    except Exception:
        traceback.print_exc(file=sys.stdout)


def autograde(submission: Path, assignment: str) -> dict[str, Any]:
    """The result in Gradescope's form. Raises where the grader cannot judge, or where no wall can be had."""
    course = load_course()
    wanted = course.assignment(assignment).sections
    desk = Grader(course)
    try:
        desk.start()
        sections = [section.id for section in course.sections]
        parts = _parts(_inner(submission, sections), sections)
        handed = Reader(course).read(Handin("submission", tuple(parts)))
        handed.keep(wanted)
        if not handed.modules and not handed.refused:
            return gradescope_problem(handed.problem or f"it holds nothing of {', '.join(wanted)}")
        result = desk.grade("submission", handed.modules, handed.refused, wanted)
        result.provenance = provenance(course, handed.digest, handed.files)
        return gradescope(result)
    finally:
        desk.close()


def _parts(place: Path, sections: list[str]) -> Iterator[tuple[Path, str]]:
    """The folder, zips in it, and modules that a browser renamed where there is none of the right name."""
    yield place, "submission"
    for path in visible(place):
        section = section_of(path.name, sections, "py")
        renamed = section and not (place / f"{section}.py").exists()
        if path.is_file() and (renamed or path.suffix.lower() == ".zip"):
            yield path, path.name


def _inner(folder: Path, sections: list[str]) -> Path:
    """The folder that holds the modules: a zipped folder is unpacked as a folder in the submission."""
    for _ in range(_DEEPEST):
        inside = visible(folder)
        alone = len(inside) == 1 and inside[0].is_dir() and not inside[0].is_symlink()
        if holds_work(folder, sections) or not alone:
            break
        folder = inside[0]
    return folder


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
