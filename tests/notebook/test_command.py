"""`torchcourse nbgrader`: help that teaches, one line for a mistake, and no nbgrader needed until it is."""

import importlib.util
import sys

import pytest

from grader import cli
from grader.exits import Exit


@pytest.fixture
def torchcourse(monkeypatch, capfd):
    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["torchcourse", "nbgrader", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        out, err = capfd.readouterr()
        return int(left.value.code or 0), out, err

    return call


def test_the_help_teaches_a_term_in_six_commands(torchcourse):
    _, out, _ = torchcourse("--help")
    said = " ".join(out.split())
    for command in (
        "torchcourse nbgrader init",
        "nbgrader generate_assignment",
        "torchcourse nbgrader autograde",
        "jupyter lab",
        "nbgrader generate_feedback",
        "torchcourse nbgrader export",
    ):
        assert command in said


@pytest.mark.parametrize("command", [("autograde", "s02_setup"), ("export",)])
def test_outside_of_a_course_folder_it_says_what_to_do(torchcourse, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    status, out, err = torchcourse(*command)
    assert (status, out) == (Exit.USAGE, "")
    assert err.count("\n") == 1
    assert "there is no nbgrader_config.py here. Run `torchcourse nbgrader init DIR`" in err


def test_without_nbgrader_it_says_how_to_get_it(torchcourse, tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "nbgrader" else name)
    assert torchcourse("init", str(tmp_path))[::2] == (
        Exit.USAGE,
        "this needs nbgrader, which is not installed. Run `pip install 'torchcourse[instructor]'`.\n",
    )


def test_what_init_did_is_told(torchcourse, tmp_path, monkeypatch):
    from grader.notebook import command
    from grader.notebook.folder import Made

    made = Made(written=[tmp_path / "a"], kept=[tmp_path / "b"], conflicts=[tmp_path / "c"])
    monkeypatch.setattr(command, "make_folder", lambda *_, **__: made)
    monkeypatch.chdir(tmp_path)
    status, out, err = torchcourse("init", ".")
    assert (status, out.splitlines()) == (Exit.USAGE, ["wrote a", "kept b, which you have changed"])
    assert err.startswith("c: you have changed this file, and the course gives another one now.")
