"""A bundle as a student uses it, in processes of its own: examples, hints, digits, and what is handed in."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bundles import ROOT

from grader.cli_release import run
from grader.exits import Exit
from grader.student.submission import read_submission

TASK = "s04_autograd.descend"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """One section, released into a folder whose name is not plain ASCII."""
    folder = tmp_path_factory.mktemp("Kürs mit Leerzeichen") / "für alle"
    assert run(folder, ["s04_autograd"], pack=True, force=False, as_json=False) == Exit.FINE
    return folder


@pytest.fixture
def exercise(bundle):
    """The section's module in the bundle, put back afterwards."""
    path = bundle / "exercises" / "s04_autograd.py"
    stub = path.read_text(encoding="utf-8")
    yield path
    path.write_text(stub, encoding="utf-8")


def start(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PYTHONPATH": str(place),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "COLUMNS": "100",
    }
    command = [sys.executable, "-P", *arguments]
    return subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def torchcourse(bundle, *arguments):
    return start(bundle, "-c", "from grader.cli import main; main()", *arguments)


def grade(place, *options):
    """Pytest as the README says, but without the jail: it has tests of its own."""
    return start(place, "-m", "pytest", "-p", "grader.plugin", "grader/", "--unsafe-in-process", *options)


def answer(old: str = "", new: str = "") -> str:
    text = (ROOT / "solutions" / "s04_autograd.py").read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def test_an_answer_meets_its_examples_in_the_jail_and_earns_nothing(bundle, exercise):
    exercise.write_text(answer(), encoding="utf-8")
    done = torchcourse(bundle, "check", "s04.descend", "--json")
    assert done.returncode == Exit.FINE, done.stderr
    result = json.loads(done.stdout)
    assert [(task["id"], task["verdict"], task["points"]) for task in result["tasks"]] == [
        (TASK, "passed", 0)
    ]
    assert (result["examples_only"], result["partial"], result["score"], result["seed"]) == (True, True, 0, 0)


def test_all_examples_of_the_section_are_run(bundle, exercise):
    exercise.write_text(answer(), encoding="utf-8")
    done = grade(bundle)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Examples: 11 of 11 tasks come out as shown." in done.stdout
    assert "Examples earn no points" in done.stdout
    assert "Score" not in done.stdout


def test_a_wrong_answer_is_told_with_the_example(bundle, exercise):
    exercise.write_text(answer("return x.grad\n", "return x.grad + 1\n"), encoding="utf-8")
    done = grade(bundle, "--task", "s04_autograd.tutorial_gradient")
    assert done.returncode == 1
    assert "the example prints something else" in done.stdout
    assert "[[4.5, 6.0], [7.5, 9.0]]" in done.stdout
    assert "Examples: 0 of 1 tasks come out as shown." in done.stdout


def test_an_untouched_stub_is_not_attempted(bundle):
    done = grade(bundle)
    assert done.returncode == 1
    assert "Not attempted: s04_autograd.tutorial_gradient, s04_autograd.gradient_of" in done.stdout


def test_two_workers_find_what_one_finds(bundle, exercise):
    pytest.importorskip("xdist")
    exercise.write_text(answer(), encoding="utf-8")
    done = grade(bundle, "-p", "xdist", "-n", "2")
    assert "Examples: 11 of 11 tasks come out as shown." in done.stdout, done.stdout + done.stderr


def test_a_broken_pristine_stub_is_told_in_a_line(bundle):
    path = bundle / "grader" / "public" / "s04_autograd.stub"
    text = path.read_text(encoding="utf-8")
    path.write_text("def (", encoding="utf-8")
    done = grade(bundle)
    path.write_text(text, encoding="utf-8")
    assert "s04_autograd.stub:1: not valid Python" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_section_that_is_not_handed_out_any_more_is_passed_over(bundle):
    old = bundle / "grader" / "public" / "s03_tensors.stub"
    old.write_text("")
    done = grade(bundle, "--collect-only", "-q")
    old.unlink()
    assert done.returncode == 0
    assert "s03" not in done.stdout


def test_hints_and_digits_are_there(bundle):
    assert torchcourse(bundle, "hint", "s04.descend").stdout.startswith(f"Hint 1 of 3 for {TASK}")
    raw = "exercises/data/MNIST/raw"
    told = json.loads(torchcourse(bundle, "build", "--json").stdout)
    assert f"{raw}/train-images-idx3-ubyte" in told["unpacked"]
    assert (bundle / raw / "train-images-idx3-ubyte").stat().st_size == 16 + 5000 * 784
    assert torchcourse(bundle, "build").stdout == "Everything was up to date.\n"


@pytest.mark.parametrize(
    "words",
    [
        ["verify"],
        ["release", "x"],
        ["build", "--check"],
        ["build", "--force"],
        ["nbgrader", "init", "x"],
        ["grade", "x"],
        ["report", "x"],
        ["export", "x"],
        ["regrade", "x", "x"],
        ["make-key", "x", "x"],
    ],
)
def test_what_belongs_to_the_full_checkout_says_so(bundle, words):
    done = torchcourse(bundle, *words)
    name = " ".join(word for word in words if word != "x")
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    assert done.stderr == (
        f"`torchcourse {name}` belongs to the full checkout of the course. "
        "Run `torchcourse check`, which tries the examples.\n"
    )


def test_help_answers_in_a_bundle(bundle):
    done = torchcourse(bundle, "--help")
    assert done.returncode == 0
    assert "  check " in done.stdout


def whole(bundle: Path, folder: Path) -> Path:
    """The whole bundle as a zip, which holds a pristine copy of the section as well."""
    return Path(shutil.make_archive(str(folder / "ada lovelace"), "zip", bundle.parent, bundle.name))


def test_whatever_a_student_hands_in_holds_the_section_once(bundle, tmp_path):
    modules = Path(shutil.make_archive(str(tmp_path / "modules"), "zip", bundle / "exercises"))
    stub = (bundle / "exercises" / "s04_autograd.py").read_text(encoding="utf-8")
    for path in (bundle, bundle / "exercises", whole(bundle, tmp_path), modules):
        found = read_submission(path, ["s03_tensors", "s04_autograd"])
        assert (found.sources, found.unreadable) == ({"s04_autograd": stub}, {})


def test_a_hand_in_is_graded_in_the_checkout(bundle, exercise, tmp_path):
    exercise.write_text(answer(), encoding="utf-8")
    for submission in (bundle, whole(bundle, tmp_path)):
        result = tmp_path / "result.json"
        options = ["--submission", str(submission), "--task", TASK, "--result-json", str(result)]
        done = grade(ROOT, *options)
        assert done.returncode == 0, done.stdout + done.stderr
        told = json.loads(result.read_text())
        assert [(task["id"], task["points"]) for task in told["tasks"]] == [(TASK, 2)]
        assert told["examples_only"] is False


def test_the_grader_of_a_bundle_refuses_the_checks_of_another_place(bundle):
    environment = os.environ | {"PYTHONPATH": str(bundle), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [
        sys.executable,
        "-P",
        "-m",
        "pytest",
        "-p",
        "grader.plugin",
        "grader/hidden/test_s04_descents.py",
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 4
    assert "belong to another checkout" in done.stdout
