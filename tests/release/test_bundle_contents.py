"""What a class gets, file by file, and what it must not get: an answer, a hidden check, a way to either."""

import ast
import gzip
import re
import tomllib
from pathlib import Path

import pytest
import typer
from bundles import ROOT, check_lines, real_contents, solution_lines

from grader.cli import app
from grader.course import load_course
from grader.release.manifest import DATA, GRADER
from grader.source import read_solutions

SECTION = r"s\d\d_[a-z_]+"
LISTED = [
    r"README\.md|LICENSE|\.gitignore|course\.yaml|pyproject\.toml",
    rf"exercises/({SECTION}\.py|hints\.json|\.generated\.json)",
    r"exercises/data/README\.md",
    r"exercises/data/MNIST/raw/(train|t10k)-(images-idx3|labels-idx1)-ubyte\.gz",
    rf"grader/public/{SECTION}\.stub",
    r"grader/py\.typed",
    r"grader/(checking|jail|report|student|wire)/[a-z_]+\.py",
    r"grader/[a-z_]+\.py",
]

LEFT_BEHIND = {"batch", "cli_build", "cli_gradescope", "cli_release", "notebook", "verify", "whole"}
"""What shipped modules ask for only where it is, and say so where it is not."""

COMMON = {'torch.load(file, map_location="cpu", weights_only=True)'}
"""Lines that the shipped grader has for reasons of its own. One that is reported and belongs here is no leak."""


@pytest.fixture(scope="module")
def contents():
    return real_contents()


@pytest.fixture(scope="module")
def texts(contents):
    return {name: data.decode() for name, data in contents.items() if not name.endswith(".gz")}


def test_the_archive_holds_what_is_listed_and_nothing_else(contents):
    assert [name for name in contents if not any(re.fullmatch(one, name) for one in LISTED)] == []
    ids = [section.id for section in load_course().sections]
    modules = {Path(folder, f"{name}.py") for folder, names in GRADER.items() for name in names.split()}
    assert set(contents) == {
        *("README.md", "LICENSE", ".gitignore", "course.yaml", "pyproject.toml", "grader/py.typed"),
        *("exercises/hints.json", "exercises/.generated.json"),
        *(f"exercises/{section}.py" for section in ids),
        *(f"grader/public/{section}.stub" for section in ids),
        *(f"exercises/data/{name}" for name in DATA.split()),
        *(f"grader/{path.as_posix()}" for path in modules),
    }


def test_every_module_that_the_bundle_imports_is_in_it(contents):
    for name in (name for name in contents if name.endswith(".py") and name.startswith("grader/")):
        for node in ast.walk(ast.parse(contents[name])):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("grader."):
                path = node.module.replace(".", "/")
                there = f"{path}.py" in contents or f"{path}/__init__.py" in contents
                assert there or node.module.split(".")[1] in LEFT_BEHIND, f"{name} imports {node.module}"


@pytest.mark.parametrize("folder", ["jail", "student", "wire"])
def test_the_jail_is_whole(folder):
    """Its processes import by name, where no list of imports can be read."""
    assert set(GRADER[folder].split()) == {path.stem for path in (ROOT / "grader" / folder).glob("*.py")}


def telling(lines, texts):
    """The lines that tell something: long, not the grammar of the language alone, in no prompt and no hint."""
    grammar = ("from ", "import ", "if isinstance(", "elif isinstance(", "except ")
    public = "\n".join(text for name, text in texts.items() if name.startswith("exercises/"))
    found = {line.strip() for line in lines}
    return {line for line in found if len(line) >= 25 and not line.startswith(grammar) and line not in public}


def test_no_line_of_a_solution_is_in_the_bundle(texts):
    hints = texts["exercises/hints.json"]  # the last hint of a task is nearly the answer, and public
    solutions = read_solutions(ROOT / "solutions").values()
    lines = telling((line for section in solutions for line in solution_lines(section)), texts)
    assert len(lines) > 100
    for name, text in texts.items():
        assert {line for line in lines - COMMON if line in text} == set(), f"in {name}"
    assert "BEGIN SOLUTION" not in hints


def test_no_stub_holds_an_answer(texts):
    for name, section in read_solutions(ROOT / "solutions").items():
        for text in (texts[f"exercises/{name}.py"], texts[f"grader/public/{name}.stub"]):
            assert text.count("raise NotImplementedError") >= len(section.tasks)
            assert "SOLUTION" not in text.replace("BEGIN SOLUTION` ", "")


def test_no_line_of_a_hidden_check_is_in_the_bundle(texts):
    paths = sorted((ROOT / "grader" / "hidden").rglob("*.py"))
    lines = telling((line for path in paths for line in check_lines(path)), texts)
    assert len(lines) > 1000
    for name, text in texts.items():
        assert {line.strip(" #") for line in text.splitlines()} & (lines - COMMON) == set(), f"in {name}"


@pytest.mark.parametrize(
    "way", ["grader/hidden", "grader.hidden", "solutions/", "hidden-", "grader/verify", "tests/", str(ROOT)]
)
def test_no_file_names_a_way_to_what_stays_behind(texts, way):
    assert [name for name, text in texts.items() if way in text] == []


def test_the_grading_seed_is_not_in_the_bundle(texts):
    seed = str(load_course(ROOT / "course.yaml").seed)
    assert [name for name, text in texts.items() if seed in text] == []
    assert "\nseed: 0\n" in texts["course.yaml"]


def test_no_hidden_digit_is_in_the_bundle(contents):
    packed = [data for name, data in contents.items() if name.endswith(".gz")]
    everything = b"\0".join([*contents.values(), *map(gzip.decompress, packed)])
    hidden = ROOT / "grader" / "hidden" / "data"
    for path in hidden.glob("*.gz"):
        assert path.read_bytes() not in everything
    images = gzip.decompress((hidden / "hidden-images-idx3-ubyte.gz").read_bytes())[16:]
    assert not any(images[at : at + 784] in everything for at in range(0, len(images), 784 * 20))
    labels = gzip.decompress((hidden / "hidden-labels-idx1-ubyte.gz").read_bytes())[8:]
    assert labels[:100] not in everything


def test_students_install_what_the_checkout_says(texts):
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text())
    given = tomllib.loads(texts["pyproject.toml"])
    for name in ("dependencies", "requires-python", "scripts", "entry-points", "name", "license"):
        assert given["project"][name] == whole["project"][name]
    assert given["build-system"] == whole["build-system"]
    assert "optional-dependencies" not in given["project"]


def test_the_readme_names_commands_files_and_points_that_there_are(contents, texts):
    readme = texts["README.md"]
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"bin/torchcourse ([a-z]+)", readme)) == {"build", "doctor", "check", "hint"}
    assert {"build", "doctor", "check", "hint"} <= commands
    assert set(re.findall(r"\]\(([^)]+)\)", readme)) <= set(contents)
    for section in load_course().sections:
        assert f"`{section.id}.py` | {section.points} |" in readme
    assert "due" not in readme.partition("## Begin")[0]
