"""Handing in late: the date in the gradebook, the time in the hand-in, the rate in course.yaml."""

import logging
from datetime import datetime

import pytest

from grader.course import load_course
from grader.notebook import late
from grader.notebook.collected import collect
from grader.notebook.export import CanvasTable, TaskTable
from grader.notebook.gradebook import opened
from grader.notebook.marking import Marker
from grader.notebook.settings import course_directory, read_config
from grader.policy import LatePolicy

from .conftest import SECTION

POLICY = LatePolicy(percent_per_day=10, percent_at_most=50, grace_minutes=15)


@pytest.fixture
def strict(monkeypatch):
    course = load_course().model_copy(update={"late": POLICY})
    monkeypatch.setattr(late, "load_course", lambda: course)


@pytest.mark.usefixtures("strict")
def test_a_late_hand_in_loses_its_per_cent_and_the_tables_show_it(classroom):
    handed = {"ada": "2026-10-01 22:10:00 UTC", "ben": "2026-10-03 09:00:00 UTC"}
    config = read_config(classroom.folder)
    directory = course_directory(config)
    with opened(directory) as book:
        due = datetime.fromisoformat("2026-10-01T23:59:00+02:00")
        book.update_or_create_assignment(SECTION, duedate=due)
    marker = Marker(classroom.folder, SECTION, "course", logging.ERROR)
    for student, when in handed.items():
        folder = classroom.hand_in(student, classroom.solved)
        (folder / "timestamp.txt").write_text(when)
        outcome = marker.mark(collect(directory, SECTION, student, [SECTION]))
        assert outcome.points == {"ada": 10, "ben": 8}[student], outcome
    with opened(directory) as book:
        canvas = [row for row in CanvasTable(config=config).rows(book) if row[3] == "ben"]
        (_, *tasks) = TaskTable(config=config).rows(book)
    assert canvas[0][-1] == 8
    assert {(row[1], row[11], row[12]) for row in tasks} == {
        ("ada", "2026-10-01 22:10:00", 0),
        ("ben", "2026-10-03 09:00:00", 2),
    }
