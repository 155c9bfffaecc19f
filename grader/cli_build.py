"""`torchcourse build`."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from grader.consistency import solution_problems
from grader.course import Course, load_course
from grader.errors import UserError
from grader.exits import Exit
from grader.release.build import Build, build, stale
from grader.release.laws import read_laws
from grader.release.stubs import Laws
from grader.source import SectionSource, read_solutions

__all__ = ["read_sources", "run", "run_check"]


def run(*, force: bool, as_json: bool) -> Exit:
    """Generate what is to be generated; stubs that both sides changed are left alone and named."""
    course, solutions, laws = read_sources()
    done = build(course.root / "exercises", solutions, laws, force=force)
    if as_json:
        _print_json({name: _names(paths, course.root) for name, paths in vars(done).items()})
    else:
        _print_done(done, course.root)
    remedy = "Keep a copy of it, then run `torchcourse build --force`, which replaces every changed stub."
    for path in done.conflicts:
        what = "you have changed this stub, and the solutions give another one now"
        print(UserError(path, None, what, remedy), file=sys.stderr)
    return Exit.USAGE if done.conflicts else Exit.FINE


def run_check(*, as_json: bool) -> Exit:
    """Tell which generated files are stale."""
    course, solutions, laws = read_sources()
    problems = [str(problem) for problem in stale(course.root / "exercises", solutions, laws)]
    if as_json:
        _print_json({"stale": problems})
    else:
        print("\n".join(problems) or "Everything generated is what the solutions give.")
    return Exit.LOST if problems else Exit.FINE


def read_sources(*, needed: bool = False) -> tuple[Course, dict[str, SectionSource], Laws]:
    """Policy, solutions and laws, which must agree; a copy without any solutions will do where none is needed."""
    course = load_course()
    solutions = read_solutions(course.root / "solutions")
    for problem in solution_problems(course, solutions) if solutions or needed else ():
        raise problem
    return course, solutions, read_laws(course.root / "grader" / "hidden")


def _print_done(done: Build, root: Path) -> None:
    for name in _names(done.written, root):
        print(f"wrote {name}")
    for name in _names(done.kept, root):
        print(f"kept {name}, which you have changed")
    for name in _names(done.unpacked, root):
        print(f"unpacked {name}")
    if not (done.written or done.unpacked or done.conflicts):
        print("Everything was up to date.")


def _names(paths: Iterable[Path], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def _print_json(data: Mapping[str, object]) -> None:
    print(json.dumps({"schema_version": 1, **data}, indent=1))
