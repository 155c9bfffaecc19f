"""`pytest grader/` as its users run it: on a small course of its own, in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import torch

CHECKOUT = Path(__file__).resolve().parent.parent

COURSE = """
schema_version: 1
title: Small
seed: 5
limits: {seconds_per_call: 3, seconds_per_task: 20}
sections:
  - id: s01_first
    title: First
    tasks:
      - {id: double, points: 2}
      - {id: triple, points: 3, needs: [double]}
  - id: s02_second
    title: Second
    tasks:
      - {id: negate, points: 1}
"""

SOLUTION = """# %% [markdown]
# # {title}

# %%
import torch

"""

TASK = '''# %%
def {name}(x):
    """{name} it.

    >>> {name}(2)
    {shown}
    """
    ### BEGIN SOLUTION
    return {body}
    ### END SOLUTION

# %% [markdown] hints="{name}"
# - Nudge for {name}.
# - Near-answer.

'''

CHECKS = {
    "test_s01_first.py": '''"""Checks."""
import torch
from grader.author import expect, task

@task("s01_first.double")
def test_double_doubles(student, reference):
    """The result is twice the input."""
    expect(student.double(3)).equals(lambda: reference.double(3), unless={"it was squared": lambda: 9})

@task("s01_first.double")
def test_double_takes_zero(student, reference):
    """Zero stays zero."""
    expect(student.double(0)).equals(0)

@task("s01_first.triple")
def test_triple_triples(student, reference):
    """The result is three times the input."""
    expect(student.triple(3)).equals(lambda: reference.triple(3))
''',
    "test_s02_second.py": '''"""Checks."""
from grader.author import expect, task

@task("s02_second.negate")
def test_negate_negates(student, reference):
    """The sign is turned."""
    expect(student.negate(3)).equals(-3)
''',
}

RIGHT = {
    "s01_first": "def double(x):\n    return 2 * x\ndef triple(x):\n    return double(x) + x\n",
    "s02_second": "def negate(x):\n    return -x\n",
}


ON_A_DEVICE = '''"""Checks."""
from grader.author import expect, needs_device, task

@task("s02_second.negate")
@needs_device("{device}")
def test_negate_negates(student, reference):
    """The sign is turned on a device."""
    expect(student.negate(3)).equals(-3)
'''


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A checkout with a course of three tasks, in a folder whose name is not plain ASCII."""
    root = tmp_path_factory.mktemp("kürs mit Leerzeichen")
    shutil.copytree(
        CHECKOUT / "grader", root / "grader", ignore=shutil.ignore_patterns("hidden", "__pycache__")
    )
    shutil.copy(CHECKOUT / "pyproject.toml", root)
    (root / "course.yaml").write_text(COURSE)
    (root / "grader" / "hidden").mkdir()
    for name, text in CHECKS.items():
        (root / "grader" / "hidden" / name).write_text(text)
    write_sources(root)
    return root


def write_sources(root):
    bodies = {"double": "2 * x", "triple": "double(x) + x", "negate": "-x"}
    shown = {"double": 4, "triple": 6, "negate": -2}
    for section, names in {"s01_first": ["double", "triple"], "s02_second": ["negate"]}.items():
        tasks = [TASK.format(name=name, body=bodies[name], shown=shown[name]) for name in names]
        (root / "solutions").mkdir(exist_ok=True)
        (root / "solutions" / f"{section}.py").write_text(SOLUTION.format(title=section) + "".join(tasks))
    (root / "exercises" / "data").mkdir(parents=True)
    hints = {"s01_first.double": ["Nudge for double.", "Near-answer."]}
    (root / "exercises" / "hints.json").write_text(json.dumps(hints))


def grade(root, sources, *options, jailed=False):
    """Run pytest on a submission; give the process and its result."""
    folder = root / "hand in"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for section, text in sources.items():
        (folder / f"{section}.py").write_text(text)
    result = root / "result.json"
    result.unlink(missing_ok=True)
    command = [
        sys.executable,
        "-P",
        "-m",
        "pytest",
        "-p",
        "grader.plugin",
        "grader",
        "--submission",
        "hand in",
    ]
    command += ["--result-json", "result.json", *options, *([] if jailed else ["--unsafe-in-process"])]
    command += ["-p", "xdist"] if "-n" in options else []
    environment = os.environ | {
        "PYTHONPATH": str(root),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "COLUMNS": "100",
    }
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=120)
    done.result = json.loads(result.read_text()) if result.exists() else None
    return done


def verdicts(done):
    return {task["id"].partition(".")[2]: task["verdict"] for task in done.result["tasks"]}


def test_a_right_submission_earns_every_point_in_the_jail(course):
    done = grade(course, RIGHT, jailed=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (done.result["score"], done.result["max_score"], done.result["partial"]) == (6, 6, False)
    assert done.result["isolation"] in done.stdout
    assert "Score: 6/6" in done.stdout
    assert "Seed: 5" in done.stdout


WRONG = {
    "s01_first": "def double(x):\n    print('hello')\n    return x * x\ndef triple(x):\n    return 3 * double(x)\n"
}


def test_a_wrong_submission_is_told_what_why_and_what_next(course):
    done = grade(course, WRONG)
    assert done.returncode == 1
    assert verdicts(done) == {"double": "failed", "triple": "failed", "negate": "not_attempted"}
    text = done.stdout
    assert "double(3)" in text
    assert "it was squared" in text
    assert "Nudge for double." in text
    assert "mend double first" in text
    assert "no s02_second.py was handed in" not in text.partition("score")[0]
    assert "Traceback" not in text
    assert "grader/engine" not in text
    check = next(one for task in done.result["tasks"] for one in task["checks"] if one["cause"])
    assert check["cause"] == "it was squared"
    assert check["law"] == "The result is twice the input."


def test_untouched_stubs_are_not_attempted(course):
    stub = "def {0}(x):\n    raise NotImplementedError\n"
    stubs = {"s01_first": stub.format("double") + stub.format("triple"), "s02_second": stub.format("negate")}
    done = grade(course, stubs)
    assert done.returncode == 1
    assert set(verdicts(done).values()) == {"not_attempted"}
    assert "Not attempted: s01_first.double, s01_first.triple, s02_second.negate" in done.stdout


@pytest.mark.parametrize(
    ("options", "run"),
    [
        (["--section", "s02"], {"negate"}),
        (["--task", "s01_first.triple"], {"triple"}),
        (["-k", "triples"], {"triple"}),
        (["-k", "s02_second"], {"negate"}),
    ],
    ids=["section", "task", "law", "keyword"],
)
def test_selections_are_partial(course, options, run):
    done = grade(course, RIGHT, *options)
    assert done.returncode == 0
    assert set(verdicts(done)) == run
    assert done.result["partial"] is True
    assert "this is no grade" in done.stdout


def test_a_task_of_which_only_some_laws_were_run_earns_nothing(course):
    done = grade(course, RIGHT, "-k", "takes_zero")
    assert verdicts(done) == {"double": "not_run"}
    assert done.result["score"] == 0


def test_stopping_at_the_first_failure_leaves_the_rest_not_run(course):
    done = grade(course, WRONG, "-x")
    assert done.returncode == 1
    assert verdicts(done)["triple"] == "not_run"
    assert done.result["partial"] is True


def test_last_failed_runs_what_failed_last(course):
    shutil.rmtree(course / ".pytest_cache", ignore_errors=True)
    grade(course, RIGHT | {"s02_second": "def negate(x):\n    return x\n"})
    done = grade(course, RIGHT, "--lf")
    assert set(verdicts(done)) == {"negate"}


def test_two_workers_find_what_one_finds(course):
    pytest.importorskip("xdist")
    one, two = grade(course, WRONG), grade(course, WRONG, "-n", "2")
    assert two.returncode == 1, two.stdout + two.stderr
    strip = [("seconds", 0), ("output", "")]
    for done in (one, two):
        for check in (check for task in done.result["tasks"] for check in task["checks"]):
            check.update(strip)
    assert one.result["tasks"] == two.result["tasks"]


@pytest.fixture
def on_a_device(course):
    """A course with a task that can be checked on a device alone, one that this machine does not have."""
    absent = [kind for kind in ("xpu", "mps", "cuda") if not torch.get_device_module(kind).is_available()]
    path = course / "grader" / "hidden" / "test_s02_second.py"
    path.write_text(ON_A_DEVICE.format(device=absent[0]))
    yield course, absent[0]
    path.write_text(CHECKS["test_s02_second.py"])


@pytest.mark.parametrize("sources", [RIGHT, {}, {"s02_second": "1 +"}], ids=["right", "nothing", "broken"])
def test_a_task_without_its_device_is_skipped_whatever_was_handed_in(on_a_device, sources):
    course, device = on_a_device
    done = grade(course, {"s01_first": RIGHT["s01_first"], **sources})
    assert done.returncode == 0, done.stdout + done.stderr
    assert (done.result["score"], done.result["max_score"], done.result["partial"]) == (5, 5, False)
    (task,) = [task for task in done.result["tasks"] if task["id"] == "s02_second.negate"]
    assert (task["verdict"], task["points"], task["max_points"]) == ("skipped", 0, 0)
    reason = f"it needs a {device} device, and there is none here"
    assert task["checks"][0]["message"] == reason
    assert f"Skipped checks of s02_second.negate: {reason}." in done.stdout


def test_checks_that_need_a_device_can_be_selected(on_a_device):
    course, device = on_a_device
    done = grade(course, RIGHT, "-m", device)
    assert done.returncode == 0
    assert verdicts(done) == {"negate": "skipped"}


def test_junit_xml_names_task_and_law(course):
    grade(course, WRONG, "--junitxml", "junit.xml")
    cases = ElementTree.parse(course / "junit.xml").getroot().iter("testcase")
    assert "double[doubles]" in {case.get("name") for case in cases}


def test_collected_ids_say_task_and_law(course):
    done = grade(course, RIGHT, "--collect-only", "-q")
    assert "grader/hidden/test_s01_first.py::double[takes_zero]" in done.stdout


def test_one_check_can_be_named_on_the_command_line(course):
    command = [sys.executable, "-P", "-m", "pytest", "-p", "grader.plugin", "--unsafe-in-process"]
    command += ["grader/hidden/test_s01_first.py::double[takes_zero]", "--submission", "solutions"]
    environment = os.environ | {"PYTHONPATH": str(course), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, timeout=60)
    assert "1 passed" in done.stdout


@pytest.mark.parametrize(
    "options",
    [["--section", "s09"], ["--task", "s01_first.dubble"], ["--submission", "nowhere"], ["--rung", "7"]],
    ids=lambda options: options[0],
)
def test_a_mistake_on_the_command_line_is_a_usage_error(course, options):
    done = grade(course, RIGHT, *options)
    assert done.returncode == 4, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def with_check(course, text):
    path = course / "grader" / "hidden" / "test_s01_odd.py"
    path.write_text(
        f'"""Odd."""\nfrom grader.author import expect, task\n\n@task("s01_first.double")\n{text}'
    )
    return path


@pytest.mark.parametrize(
    "body",
    ["    1 / 0\n", "    student.double(1)\n", "    expect(3)\n", "    assert student.double(1) == 2\n"],
    ids=["breaks", "expects_nothing", "expects_of_nothing", "compares_a_remote"],
)
def test_a_check_that_breaks_is_the_graders_own_fault(course, body):
    path = with_check(course, f'def test_double_odd(student, reference):\n    """A law."""\n{body}')
    try:
        done = grade(course, RIGHT)
    finally:
        path.unlink()
    assert done.returncode == 7, done.stdout + done.stderr
    assert verdicts(done)["double"] == "grader_error"
    assert done.result["score"] == 4
    assert "not your fault" in done.stdout


def test_pending_operations_of_a_check_are_run(course):
    body = '    expect(student.double(1)).equals(2)\n    student.double("a", "b")\n'
    path = with_check(course, f'def test_double_odd(student, reference):\n    """A law."""\n{body}')
    try:
        assert verdicts(grade(course, RIGHT))["double"] == "error"
    finally:
        path.unlink()


def test_an_xdist_worker_that_dies_is_the_graders_own_fault(course):
    pytest.importorskip("xdist")
    body = "    import os\n    os._exit(3)\n"
    path = with_check(course, f'def test_double_odd(student, reference):\n    """A law."""\n{body}')
    try:
        done = grade(course, RIGHT, "-n", "1", "--max-worker-restart", "0")
    finally:
        path.unlink()
    assert done.returncode == 7, done.stdout + done.stderr
    assert verdicts(done)["double"] == "grader_error"


def test_the_same_seed_gives_the_same_draws_alone_and_among_others(course):
    text = (
        'def test_double_odd(student, reference):\n    """A law."""\n    import torch\n'
        "    expect(student.double(torch.rand(1) + student.torch.rand(1))).equals(None)\n"
    )
    path = with_check(course, text)
    try:
        runs = [
            grade(course, RIGHT),
            grade(course, RIGHT, "-k", "odd"),
            grade(course, RIGHT, "-n", "2"),
            grade(course, RIGHT, "--grading-seed", "6"),
        ]
    finally:
        path.unlink()
    drawn = [
        next(
            check["got"]
            for task in run.result["tasks"]
            for check in task["checks"]
            if check["id"].endswith("odd")
        )
        for run in runs
    ]
    assert drawn[0] == drawn[1] == drawn[2] != drawn[3]


def test_examples_of_the_prompt_are_run_where_asked_for(course):
    done = grade(
        course,
        RIGHT | {"s02_second": "def negate(x):\n    return 2 - x\n"},
        "--public",
        "--task",
        "s02.negate",
    )
    assert done.returncode == 1
    (check,) = done.result["tasks"][0]["checks"]
    assert (check["called"], check["got"], check["expected"]) == ("negate(2)", "0", "-2")
    assert grade(course, RIGHT, "--examples").returncode == 0


def test_examples_alone_earn_nothing(course):
    done = grade(course, RIGHT, "--public")
    assert done.returncode == 0
    assert (done.result["score"], done.result["partial"], done.result["examples_only"]) == (0, True, True)
    assert "Examples: 3 of 3 tasks come out as shown." in done.stdout
    assert "feedback" not in done.stdout
    assert grade(course, RIGHT, "--examples").result["score"] == 6


def test_two_workers_find_the_examples_that_one_finds(course):
    pytest.importorskip("xdist")
    done = grade(course, WRONG, "--public", "-n", "2")
    assert verdicts(done) == verdicts(grade(course, WRONG, "--public"))


def test_an_example_that_was_not_reached_is_not_run(course):
    done = grade(course, WRONG, "--public", "-x")
    assert verdicts(done) == {"double": "failed", "triple": "not_run", "negate": "not_run"}


def test_the_checks_of_another_checkout_are_refused(course, tmp_path):
    shutil.copytree(course / "grader" / "hidden", tmp_path / "grader" / "hidden")
    command = [sys.executable, "-P", "-m", "pytest", "-p", "grader.plugin", "grader"]
    environment = os.environ | {"PYTHONPATH": str(course), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 4
    assert "pip install -e ." in done.stdout + done.stderr


def test_a_plugin_that_grades_nothing_imports_nothing_heavy(tmp_path):
    (tmp_path / "test_x.py").write_text("import sys\ndef test_x():\n    assert 'torch' not in sys.modules\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "grader.plugin", str(tmp_path)]
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout
