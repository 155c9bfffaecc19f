"""The bench: grades trials in this process, over one transport."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from grader.checking.registry import Check
from grader.course import Course, load_course
from grader.engine import Engine, TaskRun, caps_of
from grader.examples import example_checks
from grader.release.stubs import stub_text
from grader.results import CheckResult
from grader.source import SectionSource, read_section
from grader.student.transport import Transport
from grader.verdict import Verdict
from grader.verify.trials import Outcome, Trial, lost
from grader.whole import Whole

__all__ = ["Bench", "hidden_checks", "jailed"]


def hidden_checks(course: Course, section: str) -> list[Check]:
    """The hidden checks of one section, by file and then by line."""
    return Whole(course).section_checks(section)


def jailed(course_file: Path) -> tuple[Course, Transport]:
    """What a bench in a process of its own needs: the course, and a jail that hides the answers."""
    import torch

    from grader.student.keeper import JailTransport

    torch.set_num_threads(1)
    course = load_course(course_file)
    data = course.root / "exercises" / "data"
    return course, JailTransport(caps_of(course), secrets=Whole(course).secrets, data_root=data)


class Bench:
    """Grades trials, one after the other."""

    def __init__(self, course: Course, transport: Transport, seed: int | None = None) -> None:
        self.course = course
        self._seed = course.seed if seed is None else seed
        self._transport = transport
        self._tools = cache(self._make_tools)

    def close(self) -> None:
        """End the workers."""
        self._transport.close()

    def judge(self, trial: Trial) -> Outcome:
        """Grade one trial."""
        engine, source, checks = self._tools(trial.section)
        outcome = Outcome(trial.part, trial.name)
        for task_id in trial.tasks:
            task = self.course.task(task_id)
            own = [check for check in checks if check.task == task_id]
            with engine.open(task, trial.source, source.path.name) as run:
                outcome.checks[task_id] = _conduct(run, trial, own, trial.enough.get(task_id, ()))
                if trial.examples and task_id == trial.tasks[0]:
                    shown = example_checks([task_id], {trial.section: source})
                    outcome.examples = [run.conduct(check) for check in shown]
        return outcome

    def _make_tools(self, section: str) -> tuple[Engine, SectionSource, list[Check]]:
        source = read_section(self.course.root / "solutions" / f"{section}.py")
        engine = Engine(self.course, self._transport, {section: stub_text(source)}, self._seed)
        return engine, source, hidden_checks(self.course, section)


def _conduct(
    run: TaskRun, trial: Trial, checks: list[Check], enough: tuple[Verdict, ...]
) -> list[CheckResult]:
    """The checks in the trial's order; a mutant is waited for no longer than its patience, and dies once."""
    first = {check_id: number for number, check_id in enumerate(trial.order)}
    if trial.patience is not None:
        seconds = min(trial.patience, run.limits.seconds_per_call)
        run.limits = replace(run.limits, seconds_per_call=seconds)
    results: list[CheckResult] = []
    for check in sorted(checks, key=lambda check: first.get(check.id, len(first))):
        results.append(run.conduct(check))
        if (trial.patience is not None and lost(results)) or results[-1].verdict in enough:
            break
    return results
