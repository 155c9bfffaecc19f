"""The command: its exit statuses, its one-line complaints, its JSON, and that it starts pytest shut in."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader import __version__, cli, cli_check, doctor
from grader.course import load_course
from grader.errors import UserError
from grader.exits import Exit
from grader.student import ladder

ROOT = Path(__file__).parents[1]

COURSE = """\
schema_version: 1
title: A course
seed: 7
sections:
  - id: s01_first
    title: First
    tasks:
      - {id: one, points: 1}
"""

SOLUTION = '''\
# %%
def one(x):
    """Do.

    >>> one(1)
    1
    """
    ### BEGIN SOLUTION
    return x
    ### END SOLUTION


# %% [markdown] hints="one"
# - Nudge.
# - Nearer.
'''


@pytest.fixture
def torchcourse(monkeypatch, capfd):
    """Runs the command in this process: its status, stdout and stderr."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["torchcourse", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        out, err = capfd.readouterr()
        return int(left.value.code or 0), out, err

    return call


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A small course that the command takes for its own."""
    (tmp_path / "solutions").mkdir()
    (tmp_path / "course.yaml").write_text(COURSE)
    (tmp_path / "solutions" / "s01_first.py").write_text(SOLUTION)
    monkeypatch.setattr("grader.course.course_root", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_version(torchcourse):
    assert torchcourse("--version") == (0, f"torchcourse {__version__}\n", "")


def test_help_names_every_command(torchcourse):
    status, out, _ = torchcourse("--help")
    assert status == 0
    for name in ("check", "build", "release", "gradescope", "verify", "doctor", "hint"):
        assert f"  {name} " in out


def test_an_unknown_command_is_a_usage_error(torchcourse):
    status, _, err = torchcourse("chekc")
    assert status == Exit.USAGE
    assert "chekc" in err


def test_build_writes_then_has_nothing_to_do(torchcourse, course):
    status, out, _ = torchcourse("build")
    assert (status, out.splitlines()) == (
        0,
        ["wrote exercises/s01_first.py", "wrote exercises/.generated.json", "wrote exercises/hints.json"],
    )
    assert torchcourse("build") == (0, "Everything was up to date.\n", "")


def test_build_keeps_an_answer_and_says_so(torchcourse, course):
    torchcourse("build")
    (course / "exercises" / "s01_first.py").write_text("answer")
    assert torchcourse("build")[1].splitlines()[0] == "kept exercises/s01_first.py, which you have changed"


def test_build_refuses_to_replace_an_answer(torchcourse, course):
    torchcourse("build")
    stub = course / "exercises" / "s01_first.py"
    stub.write_text("answer")
    (course / "solutions" / "s01_first.py").write_text(SOLUTION + "\n# %%\nNEW = 1\n")
    status, _, err = torchcourse("build")
    assert (status, err) == (
        Exit.USAGE,
        "exercises/s01_first.py: you have changed this stub, and the solutions give another one now. "
        "Keep a copy of it, then run `torchcourse build --force`, which replaces every changed stub.\n",
    )
    assert stub.read_text() == "answer"
    assert torchcourse("build", "--force")[0] == 0
    assert "NEW" in stub.read_text()


def test_build_tells_a_program_what_it_did(torchcourse, course):
    assert json.loads(torchcourse("build", "--json")[1]) == {
        "schema_version": 1,
        "written": ["exercises/s01_first.py", "exercises/.generated.json", "exercises/hints.json"],
        "kept": [],
        "conflicts": [],
        "unpacked": [],
    }


def test_build_check_fails_where_a_file_is_stale(torchcourse, course):
    status, out, _ = torchcourse("build", "--check")
    assert status == Exit.LOST
    assert out.startswith("exercises/s01_first.py: not what the solutions give.")
    torchcourse("build")
    assert torchcourse("build", "--check")[:2] == (0, "Everything generated is what the solutions give.\n")
    assert json.loads(torchcourse("build", "--check", "--json")[1]) == {"schema_version": 1, "stale": []}


def test_a_mistake_in_the_course_is_one_line(torchcourse, course):
    (course / "course.yaml").write_text(COURSE.replace("points", "pionts"))
    assert torchcourse("build") == (
        Exit.USAGE,
        "",
        "course.yaml:8: unknown key 'pionts'. Did you mean 'points'?\n",
    )


def test_a_task_without_a_solution_is_one_line(torchcourse, course):
    (course / "course.yaml").write_text(COURSE + "      - {id: two, points: 1}\n")
    status, _, err = torchcourse("build")
    assert (status, err) == (
        Exit.USAGE,
        "course.yaml:9: task 's01_first.two' has no solution. Add a marked solution to s01_first.py.\n",
    )


def test_hints_come_one_level_at_a_time(torchcourse, course):
    torchcourse("build")
    assert torchcourse("hint", "s01.one")[:2] == (0, "Hint 1 of 2 for s01_first.one\n\nNudge.\n")
    assert torchcourse("hint", "s01.one", "--level", "2")[1].endswith("Nearer.\n")
    assert json.loads(torchcourse("hint", "s01.one", "--json")[1]) == {
        "schema_version": 1, "task": "s01_first.one", "level": 1, "levels": 2, "text": "Nudge.",
    }  # fmt: skip


def test_hints_that_are_not_there(torchcourse, course):
    assert torchcourse("hint", "s01.one")[2] == (
        "exercises/hints.json: there is no such file. Run `torchcourse build`.\n"
    )
    torchcourse("build")
    assert torchcourse("hint", "s01.one", "--level", "3")[2] == (
        "task s01_first.one has 2 hints and no number 3. Give a level from 1 to 2.\n"
    )
    hints = course / "exercises" / "hints.json"
    hints.write_text("{}")
    assert torchcourse("hint", "s01.one")[2] == (
        "task s01_first.one has 0 hints and no number 1. Ask your instructor.\n"
    )
    hints.write_text("[]")
    assert "not a list of hints for each task. Run `torchcourse build`." in torchcourse("hint", "s01.one")[2]
    hints.write_text("{")
    assert "hints.json:1: not valid JSON" in torchcourse("hint", "s01.one")[2]


def test_a_bug_of_the_kits_own_shows_its_traceback(torchcourse, monkeypatch):
    monkeypatch.setattr("grader.cli_hint.run", lambda *_, **__: 1 / 0)
    status, _, err = torchcourse("hint", "s01.one")
    assert status == Exit.BUG
    assert "ZeroDivisionError" in err
    assert "please report it" in err


def test_an_interrupted_command_ends_without_a_traceback(torchcourse, monkeypatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.cli_hint.run", interrupted)
    status, _, err = torchcourse("hint", "s01.one")
    assert status == Exit.INTERRUPTED
    assert "Traceback" not in err


def complaint(target: str) -> str:
    with pytest.raises(UserError) as caught:
        cli_check.selection(load_course(), target)
    return str(caught.value)


def test_what_is_checked_can_be_named_in_short():
    kit = load_course()
    assert cli_check.selection(kit, "") == []
    assert cli_check.selection(kit, "s04") == ["--section", "s04_autograd"]
    assert cli_check.selection(kit, "exercises/s04_autograd.py") == ["--section", "s04_autograd"]
    assert cli_check.selection(kit, "s04.descend") == ["--task", "s04_autograd.descend"]
    assert cli_check.selection(kit, "descend") == ["--task", "s04_autograd.descend"]


def test_what_is_not_there_is_not_checked():
    assert complaint("decsend") == "no section or task is named 'decsend'. Did you mean 'descend'?"
    assert complaint("s04.decsend") == "section s04_autograd has no task 'decsend'. Did you mean 'descend'?"
    assert complaint("s0").startswith("the course has no section 's0'")


def test_a_submission_that_is_not_there(torchcourse, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, _, err = torchcourse("check", "--submission", "nowhere")
    assert (status, err) == (
        Exit.USAGE,
        "nowhere: there is no such submission. Give a folder, a module or a zip.\n",
    )


def test_pytest_is_started_shut_against_its_surroundings(monkeypatch):
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p evil")
    monkeypatch.setenv("PYTEST_PLUGINS", "evil")
    environment = cli_check.pytest_environment()
    assert environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] == "1"
    assert not {"PYTEST_ADDOPTS", "PYTEST_PLUGINS"} & environment.keys()
    command = cli_check.pytest_command(ROOT, ["--task", "x"])
    assert command[1:4] == ["-P", "-m", "pytest"]
    for option, value in (("-c", ROOT / "pyproject.toml"), ("--rootdir", ROOT), ("--confcutdir", ROOT)):
        assert command[command.index(option) + 1] == str(value)


PLANTED = "import os; os._exit(0)\n"


def test_files_planted_beside_the_submission_do_not_run(tmp_path):
    """A shell in the submission's folder is where a student or an instructor most likely stands."""
    shutil.copytree(ROOT / "exercises", tmp_path, dirs_exist_ok=True)
    for name in ("conftest.py", "pytest.py", "torch.py", "sitecustomize.py", "grader.py"):
        (tmp_path / name).write_text(PLANTED)
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n")
    command = [
        "-c",
        "from grader.cli import main; main()",
        "check",
        "s03.uniform",
        "--submission",
        ".",
        "--json",
    ]
    done = subprocess.run(
        [sys.executable, "-P", *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )
    assert done.returncode == Exit.LOST, done.stderr
    (task,) = [task for task in json.loads(done.stdout)["tasks"] if task["verdict"] != "not_run"]
    assert (task["id"], task["verdict"], task["points"]) == ("s03_tensors.uniform", "not_attempted", 0)


def test_the_reference_solution_of_a_task_passes(torchcourse):
    status, said, _ = torchcourse("check", "s03.uniform", "--submission", str(ROOT / "solutions"))
    assert status == Exit.FINE
    assert "uniform" in said
    assert "\x1b[" not in said


def test_a_run_without_a_result_says_why(torchcourse, tmp_path):
    (tmp_path / "homework.txt").write_text("")
    status, out, err = torchcourse(
        "check", "s03.uniform", "--submission", str(tmp_path / "homework.txt"), "--json"
    )
    assert status == Exit.USAGE
    assert out == ""
    assert "neither a folder, a .py module nor a .zip" in err


def test_verify_hands_on_what_was_asked_for(torchcourse, monkeypatch):
    asked = []

    def run(targets: list[str], corpus: Path | None, **options: object) -> Exit:
        asked.append((targets, corpus, options))
        return Exit.LOST

    monkeypatch.setattr("grader.verify.command.run", run)
    assert torchcourse("verify")[0] == Exit.LOST
    said = "verify s03 s04.descend --corpus own --only wheats --jobs 1 --seed 5 --quick --json"
    torchcourse(*said.split())
    assert asked == [
        ([], None, {"only": "", "as_json": False, "jobs": 2, "seed": None, "quick": False}),
        (
            ["s03", "s04.descend"],
            Path("own"),
            {"only": "wheats", "as_json": True, "jobs": 1, "seed": 5, "quick": True},
        ),
    ]


def test_verify_without_what_it_needs_says_how_to_get_it(torchcourse, monkeypatch):
    def run(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'libcst'", name="libcst")

    monkeypatch.setattr("grader.verify.command.run", run)
    assert torchcourse("verify")[::2] == (
        Exit.USAGE,
        "verifying needs libcst, which is not installed. Run `pip install 'torchcourse[instructor]'`.\n",
    )


@pytest.fixture
def walls(monkeypatch):
    """A machine without bubblewrap."""
    layers = [
        ladder.Layer("bubblewrap", False, "install bubblewrap"),
        ladder.Layer("seccomp", True, "needs Linux"),
    ]
    monkeypatch.setattr(ladder, "layers", lambda: layers)
    monkeypatch.setattr(ladder, "rungs", lambda: [2, 4])


def test_doctor_names_what_is_missing_and_the_remedy(torchcourse, walls):
    status, out, _ = torchcourse("doctor", "--json")
    report = json.loads(out)
    assert report["schema_version"] == 1
    assert status == (Exit.FINE if report["ready"] else Exit.LOST)
    found = {finding["name"]: finding for finding in report["findings"]}
    assert (found["torch"]["ok"], found["torch and torchvision"]["ok"]) == (True, True)
    assert (found["bubblewrap"]["ok"], found["bubblewrap"]["remedy"]) == (False, "install bubblewrap")
    assert (found["seccomp"]["ok"], found["seccomp"]["remedy"]) == (True, "")
    assert found["the jail"]["value"].startswith("rung 2")


def test_doctor_prints_a_line_for_each(torchcourse, walls):
    out = torchcourse("doctor")[1]
    assert "bubblewrap" in out
    assert "\x1b[" not in out


def test_doctor_tells_a_pair_that_does_not_match():
    assert doctor.mismatch(["numpy", "torch (==2.9.0)"], "2.9.0+cpu") == ""
    assert (
        doctor.mismatch(["torch==2.9.0"], "2.10.0") == "torchvision wants torch==2.9.0, but torch is 2.10.0"
    )
    assert doctor.mismatch(["torch>=2.14"], "2.9.1") == "torchvision wants torch>=2.14, but torch is 2.9.1"


def test_doctor_tells_a_missing_library(monkeypatch):
    def version(name: str) -> str:
        if name == "torchvision":
            raise doctor.metadata.PackageNotFoundError(name)
        return "2.9.0"

    monkeypatch.setattr(doctor.metadata, "version", version)
    first, second = doctor.libraries()
    assert (first.ok, first.value) == (True, "2.9.0")
    assert (second.ok, second.value, second.remedy) == (
        False,
        "missing",
        "Run `pip install torch torchvision`.",
    )


def test_doctor_tells_what_onnx_lacks(monkeypatch):
    monkeypatch.setattr(doctor, "_version", lambda name: "" if name == "onnxscript" else "1.0")
    onnx, runtime, script = doctor.exporters()
    assert (onnx.ok, runtime.ok, script.ok, script.needed) == (True, True, False, False)
    assert script.remedy == "Run `pip install onnxscript`."


def test_doctor_tells_an_accelerator_that_does_not_work(monkeypatch):
    def broken(check_available: bool) -> None:
        raise RuntimeError("no driver\nand a long story")

    monkeypatch.setattr("torch.accelerator.current_accelerator", broken)
    found = doctor.accelerator()
    assert (found.ok, found.needed, found.value) == (False, False, "does not work: RuntimeError: no driver")


def test_doctor_tells_digits_that_are_packed_or_gone(tmp_path):
    assert doctor.digits(tmp_path).remedy == "Restore exercises/data from the repository."
    raw = tmp_path / "exercises" / "data" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    (raw / "x-ubyte.gz").write_bytes(b"")
    assert (doctor.digits(tmp_path).ok, doctor.digits(tmp_path).remedy) == (False, "Run `torchcourse build`.")
    (raw / "x-ubyte").write_bytes(b"")
    assert doctor.digits(tmp_path).ok


def test_the_wheel_holds_neither_hidden_checks_nor_solutions():
    import tomllib

    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel == {"packages": ["grader"], "exclude": ["grader/hidden"]}
