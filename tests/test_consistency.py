"""Policy, solutions and hidden checks speak of the same tasks, or a line says where they do not."""

from pathlib import Path

import pytest

from grader.consistency import check_problems, solution_problems
from grader.course import load_course
from grader.errors import UserError
from grader.source import read_solutions

COURSE = """\
schema_version: 1
title: A course
seed: 7
sections:
  - id: s01_first
    title: First
    tasks:
      - {id: one, points: 1, thresholds: {accuracy: 0.9}}
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
# - A.
# - B.
'''

CHECKS = '''\
from grader.author import task, threshold

@task("s01_first.one")
def test_one(student, reference):
    """A law."""
    threshold("s01_first.one", "accuracy")
'''


def problems(folder: Path, course: str = COURSE, solution: str = SOLUTION, checks: str = CHECKS) -> list[str]:
    for name, text in {
        "course.yaml": course,
        "solutions/s01_first.py": solution,
        "hidden/test_s01_first.py": checks,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    loaded = load_course(folder / "course.yaml")
    found = [*solution_problems(loaded, read_solutions(folder / "solutions"))]
    found += check_problems(loaded, folder / "hidden")
    return [str(problem).removeprefix(f"{folder}/") for problem in found]


def test_nothing_to_say(tmp_path):
    assert problems(tmp_path) == []


def test_a_task_without_a_solution(tmp_path):
    course = COURSE + "      - {id: two, points: 1}\n"
    assert problems(tmp_path, course=course) == [
        "course.yaml:9: task 's01_first.two' has no solution. Add a marked solution to s01_first.py.",
        "course.yaml:9: task 's01_first.two' has no hidden check. Write one in hidden/test_s01_first.py.",
    ]


def test_a_misspelt_task(tmp_path):
    found = problems(tmp_path, course=COURSE.replace("id: one", "id: onne"))
    assert "course.yaml:8: task 's01_first.onne' has no solution. Did you mean 'one'?" in found
    assert (
        "solutions/s01_first.py:2: task 'one' is not in course.yaml. Add it there, with its points." in found
    )
    assert (
        "hidden/test_s01_first.py:3: a check of 's01_first.one', which is no task in course.yaml. "
        "Did you mean 's01_first.onne'?" in found
    )


def test_a_section_without_solutions(tmp_path):
    found = problems(tmp_path, course=COURSE.replace("id: s01_first", "id: s02_second"))
    assert "course.yaml:5: section 's02_second' has no solutions. Write solutions/s02_second.py." in found
    assert (
        "solutions/s01_first.py:1: section 's01_first' is not in course.yaml. Add it there, with its points."
        in found
    )


def test_a_threshold_that_is_missing(tmp_path):
    assert problems(tmp_path, course=COURSE.replace("accuracy", "loss")) == [
        "course.yaml:8: threshold 'accuracy' of task 's01_first.one' is missing. "
        "Add `thresholds: {accuracy: …}` to the task."
    ]


def test_a_threshold_of_no_task(tmp_path):
    checks = CHECKS.replace('threshold("s01_first.one"', 'threshold("s01_first.oen"')
    assert problems(tmp_path, checks=checks) == [
        "hidden/test_s01_first.py:6: a check of 's01_first.oen', which is no task in course.yaml. "
        "Did you mean 's01_first.one'?"
    ]


def test_a_step_without_a_check(tmp_path):
    course = COURSE.replace("points: 1,", "points: 2, steps: {good: 1},")
    assert problems(tmp_path, course=course) == [
        "course.yaml:8: step 'good' of task 's01_first.one' has no check. "
        "Write test_one_good, or take the step out."
    ]
    assert (
        problems(tmp_path, course=course, checks=CHECKS.replace("def test_one(", "def test_one_good(")) == []
    )


def test_a_task_without_a_prompt(tmp_path):
    solution = SOLUTION.replace('    """Do.\n\n    >>> one(1)\n    1\n    """\n', "")
    assert problems(tmp_path, solution=solution) == [
        "solutions/s01_first.py:2: task 'one' has no prompt. Say in its docstring what is wanted."
    ]


def test_a_task_without_an_example(tmp_path):
    assert problems(tmp_path, solution=SOLUTION.replace(">>> ", "")) == [
        "solutions/s01_first.py:2: task 'one' has no public example. Add a doctest to its docstring."
    ]


def test_a_task_with_one_hint(tmp_path):
    assert problems(tmp_path, solution=SOLUTION.replace("# - B.\n", "")) == [
        "solutions/s01_first.py:2: task 'one' has fewer than two hints. "
        'Add a cell `# %% [markdown] hints="one"` with a bullet each.'
    ]


def test_checks_that_are_not_python(tmp_path):
    with pytest.raises(UserError, match=r"test_s01_first\.py:1: not valid Python"):
        problems(tmp_path, checks="def\n")


def test_the_kits_own_parts_agree():
    course = load_course()
    found = [*solution_problems(course, read_solutions(course.root / "solutions"))]
    found += check_problems(course, course.root / "grader" / "hidden")
    assert [str(problem) for problem in found] == []
