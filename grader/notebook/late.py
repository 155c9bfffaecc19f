"""What handing in late costs, for nbgrader: the course's own policy."""

from nbgrader.plugins import BasePlugin

from grader.course import load_course

__all__ = ["CourseLatePolicy"]


class CourseLatePolicy(BasePlugin):
    """`late` of `course.yaml` as nbgrader's plugin."""

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """The points that a notebook's score loses; nothing where there is no penalty."""
        return load_course().late.penalty(score, total_seconds_late) or None
