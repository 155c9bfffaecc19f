"""`torchcourse check`: pytest in a process of its own, shut against whatever lies around the submission."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from grader.course import Course, load_course
from grader.errors import UserError, did_you_mean
from grader.exits import Exit

__all__ = ["pytest_command", "pytest_environment", "run", "selection"]

STATUSES = {
    0: Exit.FINE,
    1: Exit.LOST,
    2: Exit.INTERRUPTED,
    4: Exit.USAGE,
    5: Exit.USAGE,
}  # else the kit's fault


def run(target: str, submission: Path | None, *, public: bool, as_json: bool) -> Exit:
    """Grade, and give the exit status; with `as_json` the result model is all that is printed."""
    course = load_course()
    options = [*selection(course, target), "--public" if public else "--examples"]
    if submission is not None:
        options += ["--submission", str(_existing(submission))]
    if not as_json:
        return _status(
            _wait(subprocess.Popen(pytest_command(course.root, options), env=pytest_environment()))
        )
    with tempfile.TemporaryDirectory(prefix="torchcourse-") as folder:
        result = Path(folder) / "result.json"
        return _run_for_json(course.root, [*options, "--result-json", str(result)], result)


def _run_for_json(root: Path, options: list[str], result: Path) -> Exit:
    """What pytest says goes to stderr where it explains why there is no result."""
    command = pytest_command(root, options)
    with subprocess.Popen(command, env=pytest_environment(), stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        status = _status(_wait(process))
    if result.is_file():
        print(result.read_text(encoding="utf-8"))
    else:
        print(said, file=sys.stderr, end="")
    return status


def selection(course: Course, target: str) -> list[str]:
    """The plugin's options for a section, a task, or a task's bare name where only one task has it."""
    if not target:
        return []
    target = Path(target).stem if target.endswith(".py") else target
    if "." in target:
        return ["--task", course.task(target).id]
    named = [task.id for task in course.tasks if task.name == target]
    if len(named) == 1:
        return ["--task", named[0]]
    known = [section.id for section in course.sections] + [task.name for task in course.tasks]
    if named or not any(section.id.startswith(target) for section in course.sections):
        remedy = f"Write {' or '.join(named)}." if named else did_you_mean(target, known)
        raise UserError(None, None, f"no section or task is named {target!r}", remedy)
    return ["--section", course.section(target).id]


def pytest_command(root: Path, options: list[str]) -> list[str]:
    """Pytest on the checkout's grader; `-P`, `-c` and the roots keep the working folder's files out."""
    fixed = ["-c", root / "pyproject.toml", "--rootdir", root, "--confcutdir", root, "-p", "grader.plugin"]
    quiet = ["--no-header", "-rN"]
    return [sys.executable, "-P", "-m", "pytest", *map(str, fixed), *quiet, *options, str(root / "grader")]


def pytest_environment() -> Mapping[str, str]:
    """The environment without what would bring foreign plugins and options in."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")
    }
    return kept | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def _existing(submission: Path) -> Path:
    if not submission.exists():
        raise UserError(submission, None, "there is no such submission", "Give a folder, a module or a zip.")
    return submission.absolute()


def _status(code: int) -> Exit:
    return STATUSES.get(code, Exit.GRADER_ERROR)


def _wait(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> int:
    """Wait for pytest, which gets the terminal's Ctrl-C as well and puts its house in order."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue
