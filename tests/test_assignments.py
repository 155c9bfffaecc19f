"""What is handed out together, and what handing in late costs."""

import pytest

from grader.policy import LatePolicy
from tests.test_course import GOOD, complaint, load

DUE = "2026-10-01T23:59:00+02:00"


def with_assignments(*lines: str) -> str:
    return GOOD + "\n".join(["assignments:", *(f"  - {line}" for line in lines), ""])


def test_without_assignments_each_section_is_handed_out_by_itself(tmp_path):
    course = load(tmp_path, GOOD)
    assert [(one.id, one.sections, one.title) for one in course.assignments] == [
        ("s01_first", ("s01_first",), "First"),
        ("s02_second", ("s02_second",), "Second"),
    ]


def test_an_assignment_holds_sections_and_knows_when_it_is_due(tmp_path):
    course = load(tmp_path, with_assignments(f"{{id: week1, sections: [s01_first, s02_second], due: {DUE}}}"))
    week = course.assignment("week1")
    assert week.sections == ("s01_first", "s02_second")
    assert week.due is not None
    assert week.due.isoformat() == DUE


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ["{id: a, sections: [s01_frist]}"],
            "course.yaml:19: an assignment holds 's01_frist', which is no section",
        ),
        (
            ["{id: a, sections: [s01_first]}", "{id: a, sections: [s02_second]}"],
            "course.yaml:20: duplicate assignment",
        ),
        (
            ["{id: a, sections: [s01_first]}", "{id: b, sections: [s01_first]}"],
            "course.yaml:20: duplicate assignment's section",
        ),
        (["{id: a, sections: [s01_first], due: 2026-10-01}"], "course.yaml:19: 'due' is"),
        (
            ["{id: a, sections: [s01_first], due: '2026-10-01 23:59'}"],
            "not a date and time with its zone, such as 2026",
        ),
        (["{id: a, sections: []}"], "course.yaml:19: 'sections' is an empty list"),
        (["{id: a/b, sections: [s01_first]}"], "course.yaml:19: 'id' is 'a/b'"),
    ],
)
def test_a_mistake_in_an_assignment_is_one_line(tmp_path, lines, wanted):
    assert wanted in complaint(tmp_path, with_assignments(*lines))


def test_an_unknown_assignment_is_refused_with_a_near_name(tmp_path):
    with pytest.raises(Exception, match=r"no assignment 's01_frst'.*s01_first"):
        load(tmp_path, GOOD).assignment("s01_frst")


@pytest.mark.parametrize(
    ("seconds", "lost"),
    [(0, 0), (-5, 0), (600, 0), (601, 2), (86_400 + 600, 2), (86_400 + 601, 4), (9e9, 10)],
)
def test_a_day_begun_costs_its_share_after_the_grace_and_never_more_than_the_most(seconds, lost):
    late = LatePolicy(percent_per_day=10, percent_at_most=50, grace_minutes=10)
    assert late.penalty(20, seconds) == lost
