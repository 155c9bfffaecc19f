"""Dependencies run downward only: what each part of the grader may import, read from the source."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GRADER = ROOT / "grader"

BASE = {"errors", "picture", "verdict"}
POLICY = {"course", "course_errors", "marked_yaml", "policy"}
SOURCE = {"percent", "source"}
RESULTS = {"results", "score"}
EDITIONS = {"bundle", "edition", "modules", "pristine", "whole"}
JUDGING = {"author", "checking", "student", "wire"}
OTHERS = {
    "atomic",
    "bar",
    "consistency",
    "digits",
    "engine",
    "examples",
    "exits",
    "grading",
    "handed",
    "hints",
    "pool",
    "provenance",
    "release",
    "report",
}
KIT = BASE | POLICY | SOURCE | RESULTS | JUDGING | EDITIONS | OTHERS

MAY_IMPORT = {
    "errors": set(),
    "atomic": set(),
    "digits": {"atomic"},
    "exits": set(),
    "pristine": set(),
    "pool": set(),
    "checkout": {"errors"},
    "verdict": set(),
    "picture": set(),
    "wire": set(),
    "jail": {"wire", "verdict"},
    "student": {"wire", *BASE},
    "checking": {"student", "wire", "course", *BASE},
    "author": {"checking", "student", *BASE},
    "hidden": {"author"},
    "marked_yaml": {"errors"},
    "course_errors": {"errors", "marked_yaml"},
    "policy": set(),
    "course": {"course_errors", "errors", "marked_yaml", "policy"},
    "percent": {"errors"},
    "source": {"errors", "percent"},
    "hints": {"errors"},
    "consistency": {"course", "source", "errors"},
    "release": {"atomic", "course", "digits", "errors", "policy", "pristine", *SOURCE},
    "modules": {"checking"},
    "bundle": {"checking", "course", "pristine", "source"},
    "whole": {"checking", "course", "modules", "release", "source"},
    "edition": {"bundle", "checking", "course", "pristine", "source", "whole"},
    "results": {"picture", "verdict"},
    "score": {"course", "results", *BASE},
    "examples": JUDGING | BASE | SOURCE,
    "engine": JUDGING | BASE | RESULTS | {"course", "source", "whole"},
    "report": RESULTS | BASE | {"course"},
    "doctor": BASE | {"course", "student"},
    "verify": KIT,
    "items": KIT,
    "book": KIT | {"items"},
    "plugin": {"book", "items"},
    "kernel": {"course", "errors", "hints"},
    "notebook": KIT,
    "handed": set(),
    "grading": {
        "checking",
        "course",
        "engine",
        "errors",
        "handed",
        "hints",
        "results",
        "score",
        "student",
        "whole",
    },
    "provenance": {"course", "results"},
    "bar": set(),
    "batch": KIT | {"notebook"},
    "cli_class": {"cli_grade"},
    "cli_grade": {"batch", "checkout", "errors", "exits"},
    "cli_build": KIT,
    "cli_check": KIT,
    "cli_doctor": KIT | {"doctor"},
    "cli_gradescope": KIT | {"checkout", "cli_build"},
    "cli_hint": KIT,
    "cli_nbgrader": {"checkout", "errors", "notebook"},
    "cli_release": KIT | {"checkout", "cli_build"},
    "cli_unpack": KIT,
    "cli": {"checkout", "course", "errors", "exits", "pristine", "verify"}
    | {
        "cli_build",
        "cli_check",
        "cli_class",
        "cli_doctor",
        "cli_gradescope",
        "cli_hint",
        "cli_nbgrader",
        "cli_release",
        "cli_unpack",
    },
}

# The second transport runs the worker's own interpreter in this process; that is all it is for.
EXCEPTIONS = {("student/inprocess.py", "jail")}


def component(module: str) -> str:
    """`grader.checking.expect` belongs to `checking`."""
    return module.split(".")[1]


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module is not None
            if node.module == "grader":
                yield from (f"grader.{alias.name}" for alias in node.names)
            else:
                yield node.module


def ours(path: Path) -> set[str]:
    """The parts of the grader that a file imports."""
    found = {module for module in imports(path) if module.startswith("grader.")}
    return {component(module) for module in found if not component(module).startswith("__")}


FILES = sorted(path for path in GRADER.rglob("*.py") if path != GRADER / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(GRADER).as_posix())
def test_a_file_imports_only_what_lies_below_it(path):
    name = path.relative_to(GRADER).as_posix()
    own = name.split("/")[0].removesuffix(".py")
    assert own in MAY_IMPORT, f"say in MAY_IMPORT where grader.{own} stands"
    excepted = {part for file, part in EXCEPTIONS if file == name}
    assert ours(path) - {own} <= MAY_IMPORT[own] | excepted


@pytest.mark.parametrize(
    "path", sorted((GRADER / "hidden").rglob("*.py")), ids=lambda path: path.relative_to(GRADER).as_posix()
)
def test_a_hidden_check_imports_of_ours_the_authors_facade_only(path):
    if path.name != "__init__.py":
        others = {module.split(".")[0] for module in imports(path)} - set(sys.stdlib_module_names)
        assert others <= {"grader", "hypothesis", "numpy", "torch"}
        assert {module for module in imports(path) if module.startswith("grader")} <= {"grader.author"}


def test_nothing_imports_solutions_exercises_or_tests():
    for path in FILES:
        assert not {module.split(".")[0] for module in imports(path)} & {"solutions", "exercises", "tests"}


def test_the_table_has_no_circle():
    def below(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path, name))
        for other in MAY_IMPORT.get(name, ()):
            below(other, (*path, name))

    for name in MAY_IMPORT:
        below(name, ())


def test_the_package_itself_imports_nothing():
    assert list(imports(GRADER / "__init__.py")) == []


HEAVY = {"torch", "numpy", "pytest", "hypothesis", "yaml", "rich.table", "grader.course", "grader.engine"}


@pytest.mark.parametrize(
    "call", ["import grader.cli", "import grader.cli; grader.cli.app(['--help'], standalone_mode=False)"]
)
def test_the_command_answers_without_importing_anything_heavy(call):
    code = f"{call}\nimport sys; print(sorted({HEAVY!r} & sys.modules.keys()))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "[]"
