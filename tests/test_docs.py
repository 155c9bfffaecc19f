"""What the documents tell people to do exists."""

import re
from pathlib import Path

import pytest
import typer

from grader.cli import app

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_exists(name):
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"(?:bin/|`)torchcourse ([a-z-]+)", text(name))) <= commands


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_exists(name):
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = {word for words in re.findall(r"`make ([a-z -]+)`", text(name)) for word in words.split()}
    assert named <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(name):
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text(name)) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_ci_runs_the_readmes_test_command():
    pattern = re.search(r"grep -m 1 -F \"(.*)\" README\.md", text(".ci/run"))
    assert pattern is not None
    (command,) = [line for line in text("README.md").splitlines() if pattern[1] in line]
    assert command.startswith("python3 -m venv .venv && ")
    assert "-m pytest" in command.split(" && ")[-1]
    assert "bash .ci/run" in text(".github/workflows/tests.yml")


def test_the_readme_names_every_section():
    from grader.course import load_course

    for section in load_course().sections:
        assert f"| {section.id} |" in text("README.md")
