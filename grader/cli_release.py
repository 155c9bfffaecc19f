"""`torchcourse release`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.checkout import need
from grader.cli_build import read_sources
from grader.course import Course
from grader.errors import UserError
from grader.exits import Exit
from grader.policy import Assignment
from grader.release.contents import bundle_contents
from grader.release.pack import pack as pack_zip
from grader.release.place import Placed, place
from grader.release.policy_text import released_sections
from grader.release.target import refuse_folder, refuse_zip

__all__ = ["run"]


def run(
    folder: Path, ids: Sequence[str], *, pack: bool, force: bool, as_json: bool, github: str = ""
) -> Exit:
    """Make the bundle; stubs in it that somebody changed are left alone and named."""
    course, solutions, laws = read_sources(needed=True)
    assignments = _chosen(course, ids)
    folder = folder.absolute()
    archive = _zip_path(folder) if pack else None
    refuse_folder(folder, course.root, force=force)
    if archive:
        refuse_zip(archive, force=force)
    contents = bundle_contents(course, assignments, solutions, laws) | _workflow(github, assignments)
    held = {name: solutions[name] for name in released_sections(course, assignments)}
    placed = place(folder, contents, held, laws, force=force)
    if archive:
        pack_zip(archive, {f"{archive.stem}/{name}": content for name, content in contents.items()})
    _tell(folder, archive, assignments, placed, as_json=as_json)
    return Exit.USAGE if placed.conflicts else Exit.FINE


def _workflow(github: str, assignments: Sequence[Assignment]) -> dict[str, bytes]:
    """The file that grades a classroom repository, where one is asked for."""
    if not github:
        return {}
    need("jinja2")
    from grader.release.github import WORKFLOW, workflow_text

    return {WORKFLOW: workflow_text(github, assignments).encode()}


def _chosen(course: Course, ids: Sequence[str]) -> list[Assignment]:
    """The assignments asked for, in the order of the course; all of them if none is named."""
    named = [course.assignment(one).id for one in ids]
    return [one for one in course.assignments if one.id in named or not named]


def _zip_path(folder: Path) -> Path:
    folder = folder.resolve()
    return folder.with_name(folder.name + ".zip")


def _tell(
    folder: Path, archive: Path | None, assignments: Sequence[Assignment], placed: Placed, *, as_json: bool
) -> None:
    if as_json:
        _print_json(folder, archive, assignments, placed)
    else:
        _print_done(folder, archive, assignments, placed)
    remedy = "Keep a copy of it, then release with --force, which replaces every changed stub."
    for path in placed.conflicts:
        what = "somebody has changed this stub, and the solutions give another one now"
        print(UserError(path, None, what, remedy), file=sys.stderr)


def _print_done(
    folder: Path, archive: Path | None, assignments: Sequence[Assignment], placed: Placed
) -> None:
    for path in placed.kept:
        print(f"kept {path.relative_to(folder)}, which somebody has changed")
    for path in placed.removed:
        print(f"removed {path.relative_to(folder)}, which is not handed out any more")
    print(f"Released {', '.join(one.id for one in assignments)}: {len(placed.written)} files written.")
    print(f"Bundle: {folder}")
    if archive:
        print(f"Zip: {archive}, with every stub as it was generated")


def _print_json(
    folder: Path, archive: Path | None, assignments: Sequence[Assignment], placed: Placed
) -> None:
    files = {
        name: [path.relative_to(folder).as_posix() for path in paths] for name, paths in vars(placed).items()
    }
    told = {"folder": str(folder), "zip": str(archive) if archive else None}
    ids = [one.id for one in assignments]
    print(json.dumps({"schema_version": 1, **told, "assignments": ids, **files}, indent=1))
