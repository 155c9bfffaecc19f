"""Checks as pytest items, and the job that conducts them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from grader.checking.registry import Check
from grader.course import Course, load_course
from grader.edition import Edition, edition_of
from grader.engine import Engine, TaskRun, absence_of, caps_of, refusal
from grader.errors import UserError
from grader.examples import example_checks
from grader.report.feedback import feedback
from grader.results import CheckResult
from grader.student.inprocess import InProcessTransport
from grader.student.keeper import JailTransport
from grader.student.submission import Submission, read_submission
from grader.student.transport import Transport
from grader.verdict import Verdict

__all__ = ["ChecksFile", "close", "job_of", "selected"]

_JOB = pytest.StashKey["Job"]()


class CheckFailure(Exception):
    """A check did not pass; its text is the feedback."""


class ChecksFile(pytest.File):
    """One file of the course's checks."""

    def collect(self) -> Iterator[pytest.Item]:
        """A `CheckItem` for every check."""
        try:
            checks = job_of(self.config).checks(self.path)
        except UserError as problem:
            raise self.CollectError(str(problem)) from None
        for check in checks:
            yield CheckItem.build(self, check)


class CheckItem(pytest.Item):
    """One law of one task, asked of one submission."""

    check: Check
    result: CheckResult | None = None

    @classmethod
    def build(cls, parent: pytest.Collector, check: Check) -> CheckItem:
        """The item for `check`; section, task and law can be selected with `-k`."""
        section, _, task = check.task.partition(".")
        name = item_name(check)
        item = cls.from_parent(parent, name=name, nodeid=f"{parent.nodeid}::{name}")
        item.check = check
        item.extra_keyword_matches.update({section, task, check.task})
        if check.device:
            item.add_marker(check.device)
        if parent.config.pluginmanager.hasplugin("xdist"):
            item.add_marker(pytest.mark.xdist_group(check.task))
        return item

    def runtest(self) -> None:
        """Conduct the check; anything but a pass is raised."""
        self.result = job_of(self.config).conduct(self.check)
        if self.result.verdict is Verdict.SKIPPED:
            pytest.skip(self.result.message)
        if self.result.verdict is not Verdict.PASSED:
            raise CheckFailure(self.result.message)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        """The feedback; a traceback only for the kit's own faults."""
        if isinstance(excinfo.value, CheckFailure) and self.result is not None:
            return job_of(self.config).feedback(self.result)
        return str(super().repr_failure(excinfo, style or "short"))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Task and law, as `-v` and failures show them."""
        return Path(self.check.file), self.check.line - 1, f"{self.check.task}: {self.check.law}"

    def told(self) -> dict[str, Any]:
        """What the controller of the run has to know, as plain data."""
        assert self.result is not None
        job = job_of(self.config)
        return {
            "task": self.check.task,
            "result": self.result.model_dump(mode="json"),
            "tips": job.tips,
            "isolation": job.transport.isolation,
        }


def item_name(check: Check) -> str:
    """Task and law, as in `descend[stops_at_the_minimum]`."""
    return f"{check.task.partition('.')[2]}[{check.title}]"


class Job:
    """Grades one submission in this process: one task open at a time."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self._run: TaskRun | None = None

    @cached_property
    def course(self) -> Course:
        """The policy."""
        return load_course(self.config.rootpath / "course.yaml")

    @cached_property
    def path(self) -> Path:
        """What is graded."""
        given = self.config.option.submission
        return self.config.invocation_params.dir / given if given else self.course.root / "exercises"

    @cached_property
    def submission(self) -> Submission:
        """What was handed in."""
        return read_submission(self.path, [section.id for section in self.course.sections])

    @cached_property
    def edition(self) -> Edition:
        """What checks, prompts and stubs come from."""
        return edition_of(self.course)

    @cached_property
    def seed(self) -> int:
        """The grading seed in force."""
        given = self.config.option.grading_seed
        return self.course.seed if given is None else int(given)

    @cached_property
    def transport(self) -> Transport:
        """The jail, on the best rung that holds."""
        caps, data = caps_of(self.course), self.course.root / "exercises" / "data"
        if self.config.option.unsafe_in_process:
            return InProcessTransport(caps, str(data))
        secrets = [*self.edition.secrets, self.path]
        jail = JailTransport(caps, rung=self.config.option.rung, secrets=secrets, data_root=data)
        own = self.path.resolve() in self.edition.own
        if jail.rung == 4 and not own and not self.config.option.allow_no_jail:
            raise pytest.UsageError(
                "no isolation can be had here, so this submission could read the hidden checks: "
                "run `torchcourse doctor`, or pass --allow-no-jail if you trust it"
            )
        return jail

    @cached_property
    def engine(self) -> Engine:
        """What conducts the checks."""
        return Engine(self.course, self.transport, self.edition.stubs, self.seed)

    @property
    def tips(self) -> list[str]:
        """What the open task's student should know without losing points for it."""
        return self._run.tips if self._run is not None else []

    def checks(self, path: Path) -> list[Check]:
        """The checks of one file; the examples of its prompts in front where asked for, or where it has no others."""
        option = self.config.option
        judging = [] if option.public else self.edition.checks(path)
        if judging and not option.examples:
            return judging
        return [*example_checks(self.edition.tasks(path), self.edition.sections), *judging]

    def offered(self) -> dict[str, Check]:
        """Every check by the node id that pytest gives it, found without pytest's collection."""
        root = self.config.rootpath
        return {
            f"{path.relative_to(root).as_posix()}::{item_name(check)}": check
            for path in self.edition.files
            for check in self.checks(path)
        }

    def conduct(self, check: Check) -> CheckResult:
        """One check, in the worker of its task."""
        if (skipped := self.engine.skipped(check)) is not None:
            return skipped
        section = check.task.partition(".")[0]
        if section in self.submission.unreadable:
            return refusal(check, section, self.submission.unreadable[section])
        source = self.submission.sources.get(section)
        if source is None:
            return absence_of(check, section)
        if self._run is None or self._run.task.id != check.task:
            self._open(check.task, source)
        assert self._run is not None
        return self._run.conduct(check)

    def feedback(self, result: CheckResult) -> str:
        """What the student may see of a failed check, by the course's policy."""
        from grader.score import redacted

        return feedback(redacted(result, self.course.feedback))

    def close(self) -> None:
        """End the worker and the jail."""
        if self._run is not None:
            self._run.close()
            self._run = None
        if "transport" in vars(self):
            self.transport.close()

    def _open(self, task_id: str, source: str) -> None:
        task = self.course.task(task_id)
        if self._run is not None:
            self._run.close()
            if self._run.task.section_id != task.section_id:
                self.engine.renew()
        filename = f"{task.section_id}.py"
        self._run = TaskRun(self.engine, task, self.engine.assignment(task, source, filename))


def job_of(config: pytest.Config) -> Job:
    """The job of this process."""
    if _JOB not in config.stash:
        config.stash[_JOB] = Job(config)
    return config.stash[_JOB]


def close(config: pytest.Config) -> None:
    """End what the job has started."""
    if _JOB in config.stash:
        config.stash[_JOB].close()


def selected(config: pytest.Config, item: Any) -> bool:
    """Do `--section`, `--task` and the submission ask for this check?"""
    job, check = job_of(config), item.check
    section = check.task.partition(".")[0]
    try:
        sections = {job.course.section(one).id for one in config.option.section}
        tasks = {job.course.task(one).id for one in config.option.task}
        handed = {*job.submission.sources, *job.submission.unreadable}
        if not job.submission.whole and section not in handed:
            return False
    except UserError as problem:
        raise pytest.UsageError(str(problem)) from None
    return (not sections and not tasks) or section in sections or check.task in tasks
