"""Files planted in a submission's folder, which Python or pytest would run in the grader's own process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli_check import pytest_command, pytest_environment

pytestmark = [pytest.mark.attacks, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
TASK = "s03_tensors.integer_zeros"
PLANTED = (
    "conftest.py",
    "torch.py",
    "json.py",
    "numpy.py",
    "yaml.py",
    "sitecustomize.py",
    "usercustomize.py",
    "planted_plugin.py",
    "grader/__init__.py",
    "grader/hidden/test_s03_planted.py",
    "exercises/conftest.py",
    "test_planted.py",
)


@pytest.fixture
def submission(tmp_path):
    """A right hand-in for one task, in a folder full of bait; every bait that is run leaves a trace."""
    folder = tmp_path / "hand-in"
    traces = tmp_path / "traces"
    traces.mkdir()
    for name in PLANTED:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        trace = traces / name.replace("/", "-")
        path.write_text(f"import os\nos.close(os.open({str(trace)!r}, os.O_CREAT))\n")
    info = folder / "planted-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[pytest11]\nplanted = planted_plugin\n")
    (folder / "planted.pth").write_text("import planted_plugin\n")
    for name in ("pytest.ini", "tox.ini", "setup.cfg"):
        head = "tool:pytest" if name == "setup.cfg" else "pytest"
        (folder / name).write_text(f"[{head}]\naddopts = -p planted_plugin --co\npythonpath = .\n")
    source = (ROOT / "solutions" / "s03_tensors.py").read_text(encoding="utf-8")
    (folder / "s03_tensors.py").write_text(source, encoding="utf-8")
    return folder


def grade(line, folder, cwd, environment=None):
    """Run a grading; its result."""
    result = folder.parent / "result.json"
    done = subprocess.run(
        [*line, "--submission", str(folder), "--task", TASK, "--result-json", str(result)],
        cwd=cwd,
        env=dict(environment or os.environ),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return json.loads(result.read_text(encoding="utf-8"))


PYTEST = [sys.executable, "-P", "-m", "pytest"]
"""The program `pytest`: unlike `python -m pytest` alone, it does not put the working folder on the path."""


@pytest.mark.parametrize("where", ["the course", "the hand-in"])
@pytest.mark.parametrize("how", ["pytest", "torchcourse"])
def test_nothing_that_is_planted_runs_in_the_grader(submission, how, where):
    cwd = ROOT if where == "the course" else submission
    line = [*PYTEST, "-p", "no:cacheprovider", str(ROOT / "grader")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    if how == "torchcourse":
        line, environment = pytest_command(ROOT, ["-p", "no:cacheprovider"]), pytest_environment()
    found = grade(line, submission, cwd, environment)
    assert [path.name for path in (submission.parent / "traces").iterdir()] == []
    assert found["score"] == found["max_score"] > 0
    assert [task["id"] for task in found["tasks"]] == [TASK]


@pytest.mark.parametrize(("safe_path", "bait"), [(["-P"], "planted_plugin.py"), ([], "json.py")])
def test_the_bait_would_be_taken(submission, safe_path, bait):
    subprocess.run(
        [sys.executable, *safe_path, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=submission,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert bait in {path.name for path in (submission.parent / "traces").iterdir()}
