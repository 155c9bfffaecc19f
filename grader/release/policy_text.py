"""The `course.yaml` of a bundle: the policy for what is handed out, without what is the instructor's own."""

from collections.abc import Sequence
from typing import Any

import yaml

from grader.course import Course
from grader.policy import Assignment

__all__ = ["policy_text", "released_sections"]

SEED = 0
"""Public, and in no relation to the seed that grades: who knows that one knows the inputs of the hidden checks."""

_HEAD = """\
# The policy of this course: what is handed out, what it is worth, what a task may use.
# Changing it here changes no grade.
"""


def released_sections(course: Course, assignments: Sequence[Assignment]) -> list[str]:
    """The ids of the sections that these assignments hold, in the order of the course."""
    held = {section for one in assignments for section in one.sections}
    return [section.id for section in course.sections if section.id in held]


def policy_text(course: Course, assignments: Sequence[Assignment]) -> str:
    """The file as text. It is written anew, so that no comment of the instructor's goes out with it."""
    held = released_sections(course, assignments)
    given: dict[str, Any] = course.model_dump(mode="json", by_alias=True, exclude_unset=True)
    given["sections"] = [section for section in given["sections"] if section["id"] in held]
    if "assignments" in given:
        ids = [one.id for one in assignments]
        given["assignments"] = [one for one in given["assignments"] if one["id"] in ids]
    policy = given | {"seed": SEED, "feedback": "full"}  # the examples hide nothing
    return _HEAD + yaml.safe_dump(
        policy, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None
    )
