"""From verdicts to points, by the course's policy."""

from collections.abc import Iterable, Mapping, Sequence

import grader
from grader.course import Course, Task
from grader.results import CheckResult, Result, SectionResult, TaskResult
from grader.verdict import Verdict

__all__ = ["Grading", "redact", "redacted", "score"]

# The worst verdict of a task's checks is the task's. What is the kit's own fault comes before all else.
_WORST = (
    Verdict.GRADER_ERROR,
    Verdict.NOT_RUN,
    Verdict.CRASHED,
    Verdict.OUT_OF_MEMORY,
    Verdict.TIMEOUT,
    Verdict.NOT_ATTEMPTED,
    Verdict.ERROR,
    Verdict.FAILED,
    Verdict.PASSED,
    Verdict.SKIPPED,  # a task is skipped where all of its checks are
)


class Grading:
    """What one run has found: results of checks by task, and under which circumstances."""

    def __init__(self, submission: str, seed: int) -> None:
        self.submission = submission
        self.seed = seed
        self.isolation = "unknown"
        self.torch_version = "unknown"
        self.examples_only = False
        self.checks: dict[str, list[CheckResult]] = {}
        self.tips: dict[str, list[str]] = {}

    def add(self, task: str, result: CheckResult) -> None:
        """Note the result of one check."""
        self.checks.setdefault(task, []).append(result)


def score(course: Course, grading: Grading, hints: Mapping[str, Sequence[str]]) -> Result:
    """The result model of one submission."""
    tasks = [
        _task(course, task, section.title, grading, hints)
        for section in course.sections
        for task in section.tasks
        if task.id in grading.checks
    ]
    _mend_first(course, tasks)
    everything = len(tasks) == len(course.tasks)
    unfinished = any(check.verdict is Verdict.NOT_RUN for task in tasks for check in task.checks)
    return Result(
        course=course.title,
        submission=grading.submission,
        score=sum(task.points for task in tasks),
        max_score=sum(task.max_points for task in tasks),
        partial=unfinished or not everything or grading.examples_only,
        examples_only=grading.examples_only,
        isolation=grading.isolation,
        seed=grading.seed,
        torch_version=grading.torch_version,
        grader_version=grader.__version__,
        sections=_sections(course, tasks),
        tasks=[redact(task, course.feedback) for task in tasks],
    )


def _task(
    course: Course, task: Task, title: str, grading: Grading, hints: Mapping[str, Sequence[str]]
) -> TaskResult:
    checks = grading.checks[task.id]
    verdict = min((check.verdict for check in checks), key=_WORST.index)
    lost = [
        check for check in checks if check.verdict not in (Verdict.PASSED, Verdict.SKIPPED, Verdict.NOT_RUN)
    ]
    if lost and hints.get(task.id):
        lost[0].hint = hints[task.id][0]
    return TaskResult(
        id=task.id,
        title=title,
        verdict=verdict,
        points=0.0 if grading.examples_only else _points(course, task, checks),
        max_points=0 if verdict is Verdict.SKIPPED else task.points,
        checks=checks,
        tips=grading.tips.get(task.id, []),
    )


def _points(course: Course, task: Task, checks: Sequence[CheckResult]) -> float:
    """What the checks earn; a step's points come on top where the others have earned all of theirs."""
    steps = {f"{task.id}::test_{task.name}_{step}": points for step, points in task.steps.items()}
    base = task.points - sum(steps.values())
    earned = _earned(course, base, [check for check in checks if check.id not in steps])
    if earned < base:
        return earned
    reached = (check for check in checks if check.verdict in (Verdict.PASSED, Verdict.SKIPPED))
    return earned + sum(steps.get(check.id, 0) for check in reached)


def _earned(course: Course, points: int, checks: Sequence[CheckResult]) -> float:
    """All points where every check passed; a share of them only by policy, and only under the main law."""
    counted = [check for check in checks if check.verdict is not Verdict.SKIPPED]
    passed = sum(check.verdict is Verdict.PASSED for check in counted)
    if not passed:
        return 0.0
    if passed == len(counted):
        return float(points)
    if course.partial_credit == "proportional" and counted[0].verdict is Verdict.PASSED:
        return round(points * passed / len(counted), 2)
    return 0.0


def _mend_first(course: Course, tasks: Iterable[TaskResult]) -> None:
    """A task that lost points beside one it needs is told to mend that one first."""
    tasks = [task for task in tasks if task.verdict not in (Verdict.PASSED, Verdict.SKIPPED, Verdict.NOT_RUN)]
    lost = {task.id for task in tasks}
    for result in tasks:
        task = course.task(result.id)
        needed = course.section(task.section_id).needed_by(task)
        if result.verdict is not Verdict.NOT_ATTEMPTED:
            result.mend_first = [need.id for need in needed if need.id in lost]


def _sections(course: Course, tasks: Sequence[TaskResult]) -> list[SectionResult]:
    found = []
    for section in course.sections:
        own = [task for task in tasks if task.id.startswith(section.id + ".")]
        if own:
            points, most = sum(task.points for task in own), sum(task.max_points for task in own)
            found.append(SectionResult(id=section.id, title=section.title, points=points, max_points=most))
    return found


def redact(task: TaskResult, policy: str) -> TaskResult:
    """A task's result with only that feedback which a student may see. Tips come out of the worker, as output does."""
    tips = task.tips if policy == "full" else []
    return task.model_copy(
        update={"checks": [redacted(check, policy) for check in task.checks], "tips": tips}
    )


def redacted(check: CheckResult, policy: str) -> CheckResult:
    """One check by policy: hidden inputs could be printed, raised or returned by a student's code."""
    if policy == "full":
        return check
    hidden = {"called", "got", "expected", "example", "lines", "output", "shown"}
    if check.verdict is not Verdict.SKIPPED:  # then it is the kit's own, about this machine
        hidden |= {"message"}
    if policy == "score-only":
        hidden |= {"law", "cause", "hint"}
    return check.model_copy(update={name: [] if name in ("lines", "shown") else "" for name in hidden})
