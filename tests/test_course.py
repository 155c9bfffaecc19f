"""Every mistake in `course.yaml` is one line that names file, line, what, and the remedy."""

from dataclasses import fields
from pathlib import Path

import pytest

from grader.course import Course, TaskLimits, load_course
from grader.errors import UserError
from grader.student.transport import Limits

GOOD = """\
schema_version: 1
title: A course
seed: 7
limits: {seconds_per_task: 30}
sections:
  - id: s01_first
    title: First
    tasks:
      - {id: one, points: 1}
      - {id: two, points: 2, needs: [one], limits: {memory_mb: 4096}}
      - {id: three, points: 3, needs: [two], thresholds: {accuracy: 0.9}}
  - id: s02_second
    title: Second
    tasks:
      - id: one
        points: 4
        forbids: [torch.nn.functional.relu]
"""


def load(folder: Path, text: str) -> Course:
    path = folder / "course.yaml"
    path.write_text(text, encoding="utf-8")
    return load_course(path)


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(UserError) as caught:
        load(folder, text)
    line = str(caught.value)
    assert "\n" not in line
    return line.removeprefix(f"{folder}/")


def test_sections_and_tasks_come_in_order_with_full_ids(tmp_path):
    course = load(tmp_path, GOOD)
    assert [section.id for section in course.sections] == ["s01_first", "s02_second"]
    assert [task.id for task in course.tasks] == [
        "s01_first.one",
        "s01_first.two",
        "s01_first.three",
        "s02_second.one",
    ]
    assert (course.points, course.section("s01_first").points) == (10, 6)
    assert (course.file, course.root) == (tmp_path / "course.yaml", tmp_path)
    assert (course.feedback, course.partial_credit) == ("full", "none")


def test_a_task_knows_its_section_and_line(tmp_path):
    task = load(tmp_path, GOOD).task("s02.one")
    assert (task.id, task.name, task.section_id, task.line) == ("s02_second.one", "one", "s02_second", 15)
    assert task.forbids == ("torch.nn.functional.relu",)


def test_limits_are_the_tasks_own_then_the_courses_then_the_defaults(tmp_path):
    limits = load(tmp_path, GOOD).task("s01_first.two").limits
    assert (limits.memory_mb, limits.seconds_per_task, limits.seconds_per_call) == (4096, 30, 10)


def test_limits_have_the_fields_and_defaults_of_the_transports():
    assert TaskLimits().model_dump() == {field.name: field.default for field in fields(Limits)}
    assert Limits(**TaskLimits().model_dump()) == Limits()


def test_needs_are_followed(tmp_path):
    section = load(tmp_path, GOOD).section("s01_first")
    assert [task.name for task in section.needed_by(section.task("three"))] == ["one", "two"]
    assert section.needed_by(section.task("one")) == ()


def test_nothing_can_be_changed(tmp_path):
    course = load(tmp_path, GOOD)
    with pytest.raises(ValueError, match="frozen"):
        course.tasks[0].points = 100


def test_the_kits_own_course_loads():
    course = load_course()
    assert course.points > 0
    assert course.task("s06_training.train_digits").threshold("accuracy") > 0.5


MISTAKES = {
    "unknown key": (
        "points: 2,", "pionts: 2,",
        "course.yaml:10: unknown key 'pionts'. Did you mean 'points'?",
    ),
    "unknown key that is near none": (
        "seed: 7", "seed: 7\nxyzzy: 1",
        "course.yaml:4: unknown key 'xyzzy'. "
        "Known here: schema_version, title, seed, feedback, partial_credit, limits, wire, late, sections, assignments.",
    ),
    "unknown limit": (
        "memory_mb: 4096", "memory: 4096",
        "course.yaml:10: unknown key 'memory'. Did you mean 'memory_mb'?",
    ),
    "missing key": (
        "{id: one, points: 1}", "{id: one}",
        "course.yaml:9: 'points' is missing here. Add `points: …`.",
    ),
    "negative points": (
        "points: 1", "points: -1",
        "course.yaml:9: 'points' is -1, which is not 0 or more. Give 0 or more.",
    ),
    "points that are a text": (
        "points: 1", "points: '1'",
        "course.yaml:9: 'points' is '1', which is not a whole number. Give a whole number.",
    ),
    "points left empty": (
        "points: 4", "points:",
        "course.yaml:16: 'points' is empty, which is not a whole number. Give a whole number.",
    ),
    "steps that leave nothing over": (
        "points: 3,", "points: 3, steps: {good: 2, better: 1},",
        "course.yaml:11: the steps of task 'three' leave none of its 3 points to its other checks. "
        "Give the task more points than its steps.",
    ),
    "a step that is worth nothing": (
        "points: 3,", "points: 3, steps: {good: 0},",
        "course.yaml:11: 'good' is 0, which is not more than 0. Give more than 0.",
    ),
    "no seconds": (
        "seconds_per_task: 30", "seconds_per_task: 0",
        "course.yaml:4: 'seconds_per_task' is 0, which is not more than 0. Give more than 0.",
    ),
    "a truth value asked for": (
        "memory_mb: 4096", "fork: 1",
        "course.yaml:10: 'fork' is 1, which is not true or false. Give true or false.",
    ),
    "a threshold that is no number": (
        "accuracy: 0.9", "accuracy: high",
        "course.yaml:11: 'accuracy' is 'high', which is not a number. Give a number.",
    ),
    "a threshold that is not finite": (
        "accuracy: 0.9", "accuracy: .nan",
        "course.yaml:11: 'accuracy' is nan, which is not a finite number. Give a finite number.",
    ),
    "an unknown policy": (
        "seed: 7", "seed: 7\nfeedback: ful",
        "course.yaml:4: 'feedback' is 'ful', which is not 'full', 'no-inputs' or 'score-only'. "
        "Give 'full', 'no-inputs' or 'score-only'.",
    ),
    "a title that is empty": (
        "title: First", "title: ''",
        "course.yaml:7: 'title' is '', which is not a text. Give a text.",
    ),
    "a title that is a number": (
        "title: First", "title: 1",
        "course.yaml:7: 'title' is 1, which is not a text. Give a text.",
    ),
    "a section id that is none": (
        "id: s01_first", "id: first",
        r"course.yaml:6: 'id' is 'first', which is not a name of the form ^s\d\d_[a-z0-9_]+$. "
        r"Give a name of the form ^s\d\d_[a-z0-9_]+$.",
    ),
    "tasks that are a mapping": (
        "needs: [one]", "needs: {one: 1}",
        "course.yaml:10: 'needs' is a mapping, which is not a list. Give a list.",
    ),
    "limits that are a list": (
        "limits: {seconds_per_task: 30}", "limits: [30]",
        "course.yaml:4: 'limits' is a list, which is not keys with values. Give keys with values.",
    ),
    "thresholds that are a list": (
        "thresholds: {accuracy: 0.9}", "thresholds: [0.9]",
        "course.yaml:11: 'thresholds' is a list, which is not keys with values. Give keys with values.",
    ),
    "duplicate task": (
        "id: two", "id: one",
        "course.yaml:10: duplicate task id 'one' (first on line 9). Rename or remove one of the two.",
    ),
    "duplicate section": (
        "s02_second", "s01_first",
        "course.yaml:12: duplicate section id 's01_first' (first on line 6). "
        "Rename or remove one of the two.",
    ),
    "key written twice": (
        "seed: 7", "seed: 7\nseed: 8",
        "course.yaml:4: key 'seed' is written twice (first on line 3). Keep one of the two.",
    ),
    "unknown need": (
        "needs: [one]", "needs: [oen]",
        "course.yaml:10: task 'two' needs 'oen', which is no task of section s01_first. Did you mean 'one'?",
    ),
    "needs in a circle": (
        "{id: one, points: 1}", "{id: one, points: 1, needs: [three]}",
        "course.yaml:9: tasks need each other: one → three → two → one. Take one of the needs out.",
    ),
    "another version": (
        "schema_version: 1", "schema_version: 2",
        "course.yaml:1: 'schema_version' is 2, which is not 1. Give 1.",
    ),
    "no section": (
        GOOD[GOOD.index("sections:") :], "sections: []\n",
        "course.yaml:5: 'sections' is an empty list, which is not a list with something in it. "
        "Give a list with something in it.",
    ),
    "not YAML": (
        "seed: 7", "seed: [7",
        "course.yaml:4: not valid YAML: expected ',' or ']', but got ':'. "
        "Check the indentation, the brackets and the quotes.",
    ),
    "an alias of itself": (
        "seed: 7", "seed: &a [*a]",
        "course.yaml:3: this alias contains itself. Write the value out.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_one_line(tmp_path, name):
    old, new, expected = MISTAKES[name]
    assert old in GOOD
    assert complaint(tmp_path, GOOD.replace(old, new, 1)) == expected


def test_the_mistake_that_stands_first_is_told(tmp_path):
    text = GOOD.replace("points: 4", "points: -4").replace("seed: 7", "seed: -7")
    assert complaint(tmp_path, text).startswith("course.yaml:3: 'seed' is -7")


def test_a_file_that_is_no_mapping(tmp_path):
    expected = "course.yaml:1: 'the file' is a list, which is not keys with values. Give keys with values."
    assert complaint(tmp_path, "- 1\n") == expected


def test_an_empty_file(tmp_path):
    assert complaint(tmp_path, "") == "course.yaml:1: the file is empty. Restore it from the repository."


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UserError, match="there is no such file"):
        load_course(tmp_path / "course.yaml")


def test_a_file_that_is_not_text(tmp_path):
    (tmp_path / "course.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="not UTF-8 text"):
        load_course(tmp_path / "course.yaml")


def asked(call):
    with pytest.raises(UserError) as caught:
        call()
    return str(caught.value)


def test_asking_for_what_is_not_there(tmp_path):
    course = load(tmp_path, GOOD)
    assert asked(lambda: course.task("s01.tow")) == "section s01_first has no task 'tow'. Did you mean 'two'?"
    assert asked(lambda: course.section("s03")) == (
        "the course has no section 's03'. Known here: s01_first, s02_second."
    )
    assert asked(lambda: course.section("s0")).startswith("the course has no section 's0'")
    assert asked(lambda: course.task("two")) == "'two' does not name section and task. Write s01_first.two."
    assert asked(lambda: course.task("nine")) == (
        "'nine' does not name section and task. Write it like s04_autograd.descend."
    )


def test_a_missing_threshold_names_the_tasks_line(tmp_path):
    course = load(tmp_path, GOOD)
    assert course.task("s01_first.three").threshold("accuracy") == 0.9
    line = asked(lambda: course.task("s01_first.three").threshold("loss"))
    assert line.endswith(
        "course.yaml:11: threshold 'loss' of task 's01_first.three' is missing. "
        "Add `thresholds: {loss: …}` to the task."
    )
