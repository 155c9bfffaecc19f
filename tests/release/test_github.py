"""Workflows for GitHub: valid, with no secret in reach of what a student wrote, and their grading step is run."""

import base64
import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml

pytest.importorskip("jinja2")
pytest.importorskip("distributed")
sys.path.insert(0, str(Path(__file__).parents[1] / "report"))  # in importlib mode

from commands import commands

from grader.course import load_course
from grader.errors import UserError
from grader.release.github import workflow_text

ROOT = Path(__file__).parents[2]
SECTION = "s02_setup"
SOLVED = (ROOT / "solutions" / f"{SECTION}.py").read_text(encoding="utf-8")
RAISE = "    raise ValueError('::error::forged ##[error]x')"
BROKEN = f"{SOLVED}\n\n# %%\ndef install_command(*args, **kwargs):\n{RAISE}\n"
ASSIGNMENT = load_course(ROOT / "course.yaml").assignment(SECTION)
CLASSROOM = workflow_text("my-school/py.torch", [ASSIGNMENT])
OURS = ROOT / ".github" / "workflows"
TEXTS = {
    "grade.yml": CLASSROOM,
    **{path.name: path.read_text(encoding="utf-8") for path in sorted(OURS.glob("*.yml"))},
}
GRADING = ("grade.yml", "grade-class.yml")


def parsed(name):
    """YAML 1.1 takes the key `on` for a truth value."""
    told = yaml.safe_load(TEXTS[name])
    return {"on" if key is True else key: value for key, value in told.items()}


def steps(name):
    return [step for job in parsed(name)["jobs"].values() for step in job["steps"]]


def named(name, step):
    (found,) = (one for one in steps(name) if one.get("name") == step)
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_a_workflow_by_the_schema_that_is_kept_of_them(name):
    pytest.importorskip("check_jsonschema")
    schema = files("check_jsonschema") / "builtin_schemas" / "vendor" / "github-workflows.json"
    jsonschema.validate(parsed(name), json.loads(schema.read_text(encoding="utf-8")))


def test_it_is_what_it_was():
    golden = ROOT / "tests" / "report" / "golden" / "github.workflow.yml"
    assert golden.read_text(encoding="utf-8") == CLASSROOM


@pytest.mark.parametrize("name", GRADING)
def test_it_may_read_and_nothing_else_and_starts_on_nobody_elses_word(name):
    told = parsed(name)
    assert told["permissions"] == {"contents": "read"}
    assert not [job for job in told["jobs"].values() if "permissions" in job]
    assert set(told["on"]) <= {"push", "workflow_dispatch"}


@pytest.mark.parametrize("name", GRADING)
def test_one_step_has_the_secret_and_the_grader_comes_after_it(name):
    told = [json.dumps(step) for step in steps(name)]
    having = [at for at, step in enumerate(told) if "secrets." in step]
    grading = [at for at, step in enumerate(told) if "torchcourse grade" in step]
    assert len(having) == len(grading) == 1
    assert having[0] < grading[0]
    assert TEXTS[name].count("${{ secrets.") == 1
    assert "secrets" not in json.dumps({**parsed(name), "jobs": 0})


@pytest.mark.parametrize("name", GRADING)
def test_no_checkout_keeps_its_credentials(name):
    found = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert found
    assert all(step["with"]["persist-credentials"] is False for step in found)
    assert not [step for step in found if "ref" in step["with"]]


@pytest.mark.parametrize("name", TEXTS)
def test_no_expression_stands_in_a_script(name):
    for step in steps(name):
        assert "${{" not in step.get("run", "")
        subprocess.run(["bash", "-n"], input=step.get("run", ""), text=True, check=True)


def test_the_key_that_is_left_is_found(tmp_path):
    script = named("grade.yml", "Prove that the key is gone")["run"]
    subprocess.run(["git", "init", "-q", "course"], cwd=tmp_path, check=True)
    assert subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path).returncode == 0
    for key in ("http.https://github.com/.extraheader", "core.sshCommand"):
        subprocess.run(["git", "-C", "course", "config", key, "secret"], cwd=tmp_path, check=True)
        assert subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path).returncode == 1
        subprocess.run(["git", "-C", "course", "config", "--unset", key], cwd=tmp_path, check=True)


@pytest.mark.parametrize("name", ["", "graders", "a/b/c", "a b/c", "a/b\nrun: x", "${{ x }}/y"])
def test_what_names_no_repository_is_refused(name):
    with pytest.raises(UserError, match="OWNER/NAME"):
        workflow_text(name, [ASSIGNMENT])


def test_of_several_assignments_all_that_is_there_is_graded():
    assert "--assignment" not in workflow_text("a/b", load_course(ROOT / "course.yaml").assignments)


GIT = """\
#!/bin/sh
echo "$*" >> "$LOG"
echo "$GIT_CONFIG_KEY_0=$GIT_CONFIG_VALUE_0 $GIT_CONFIG_KEY_1=$GIT_CONFIG_VALUE_1" >> "$LOG.environment"
for folder; do :; done
mkdir -p "$folder/.git" "$folder/exercises"
"""


def test_a_class_is_fetched_with_a_token_that_stands_nowhere(tmp_path):
    step = named("grade-class.yml", "Fetch what was handed in")
    assert set(step["env"]) == {"REPOSITORIES", "CLASS_TOKEN"}
    (tmp_path / "git").write_text(GIT)
    (tmp_path / "git").chmod(0o755)
    log = tmp_path / "log"
    known = os.environ | {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "LOG": str(log),
        "CLASS_TOKEN": "s3cret",
    }

    def fetch(repositories):
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        environment = known | {"REPOSITORIES": repositories}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)

    assert fetch(" school/week1-ada\nschool/week1-ben ").returncode == 0
    assert sorted(path.name for path in (tmp_path / "handed-in").iterdir()) == ["week1-ada", "week1-ben"]
    assert not list((tmp_path / "handed-in").glob("*/.git"))
    assert [line.split()[-2:] for line in log.read_text().splitlines()] == [
        ["https://github.com/school/week1-ada", "handed-in/week1-ada"],
        ["https://github.com/school/week1-ben", "handed-in/week1-ben"],
    ]
    secret = base64.b64encode(b"x-access-token:s3cret").decode()
    assert "s3cret" not in log.read_text()
    assert secret not in log.read_text()
    told = f"http.https://github.com/.extraheader=Authorization: Basic {secret} core.symlinks=false"
    assert (tmp_path / "log.environment").read_text().splitlines()[0] == told
    for wrong in ("ada", "-x/y", "a/b;id", "a/$(id)", "https://github.com/a/b", "a/.."):
        assert fetch(wrong).returncode == 2, wrong


def test_a_push_is_graded_and_told(tmp_path):
    handed = tmp_path / "handed-in" / "week1-ada" / "exercises" / f"{SECTION}.py"
    handed.parent.mkdir(parents=True)
    handed.write_text(BROKEN, encoding="utf-8")
    tool = tmp_path / "course" / ".venv" / "bin" / "torchcourse"
    tool.parent.mkdir(parents=True)
    tool.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -W ignore -c "from grader.cli import main; main()" "$@"\n'
    )
    tool.chmod(0o755)
    page = tmp_path / "summary.md"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "GITHUB_STEP_SUMMARY": str(page)}

    def run(step):
        script = named("grade.yml", step)["run"]
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=tmp_path / "course",
            env=environment,
            capture_output=True,
            text=True,
            timeout=280,
        )

    graded = run("Grade")
    assert graded.returncode == 1, graded.stderr
    assert [command.name for command in commands(graded.stdout)] == ["stop-commands"]
    end = commands(graded.stdout)[0].message
    assert re.fullmatch(r"[0-9a-f]{64}", end)
    assert graded.stdout.splitlines()[-1] == f"::{end}::"
    told = run("Tell")
    assert told.returncode == 0, told.stderr
    (command,) = commands(told.stdout)
    line = str(BROKEN.splitlines().index(RAISE) + 1)
    title = f"{SECTION}.install_command: error"
    assert command.properties == {"file": f"exercises/{SECTION}.py", "line": line, "title": title}
    assert "::error::forged" in command.message
    assert page.read_text(encoding="utf-8").startswith("## week1&#45;ada: 8 of 10 points\n")
    assert list((tmp_path / "report" / "students").glob("week1-ada*.html"))
