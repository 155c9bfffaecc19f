"""The book of one pytest run: what was selected, what came of it, and the result made from both."""

from pathlib import Path
from typing import Any

import pytest

from grader.checking.registry import Check
from grader.errors import UserError
from grader.hints import read_hints
from grader.items import job_of
from grader.report.terminal import print_feedback, print_table
from grader.results import CheckResult, Result
from grader.score import Grading, score
from grader.verdict import Verdict

__all__ = ["Book"]


class Book:
    """Kept by the process that the user started; xdist workers report to it."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.known: dict[str, Check] = {}
        self.expected: list[str] = []
        self.reports: dict[str, dict[str, Any]] = {}
        self.result: Result | None = None

    def collected(self, nodeid: str, check: Check) -> None:
        """There is such a check."""
        self.known[nodeid] = check

    def expect(self, nodeids: list[str]) -> None:
        """These are to be run."""
        self.expected = self.expected or [_plain(one) for one in nodeids]

    def reported(self, report: Any) -> None:
        """Enter the report of a check; one that never reached its end has nothing to tell."""
        told = getattr(report, "torchcourse", None)
        if told is not None:
            self.reports[_plain(report.nodeid)] = told

    def close(self, status: int, grader_error: int) -> int:
        """Make the result, write it where asked; the exit status."""
        if status in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.INTERNAL_ERROR) and not self.reports:
            return status
        if not self.expected:
            return status
        self.result = self._result(interrupted=status == pytest.ExitCode.INTERRUPTED)
        if target := self.config.option.result_json:
            path = self.config.invocation_params.dir / target
            path.write_text(self.result.model_dump_json(indent=1) + "\n", encoding="utf-8")
        verdicts = {check.verdict for task in self.result.tasks for check in task.checks}
        if Verdict.GRADER_ERROR in verdicts:
            return grader_error
        return status

    def show(self, terminal: Any) -> None:
        """Feedback and table, in place of pytest's list of failures."""
        if self.result is None:
            return
        file, colour, width = terminal._tw._file, terminal._tw.hasmarkup, terminal._tw.fullwidth
        if _lost(self.result):
            terminal.section("feedback")
            print_feedback(self.result, file, colour=colour, width=width)
        terminal.section("score")
        print_table(self.result, file, colour=colour, width=width)

    def _result(self, *, interrupted: bool) -> Result:
        job = job_of(self.config)
        grading = Grading(job.path.name, job.seed)
        grading.torch_version = _torch_version()
        self._learn_checks()
        grading.examples_only = all(check.public for check in self.known.values())
        stopped = interrupted or bool(self.config.option.maxfail)
        for nodeid, check in self.known.items():
            told = self.reports.get(nodeid)
            if told is not None:
                grading.isolation = told["isolation"]
                tips = grading.tips.setdefault(check.task, [])
                tips += [tip for tip in told["tips"] if tip not in tips]
                grading.add(check.task, CheckResult.model_validate(told["result"]))
            elif not check.public or nodeid in self.expected:
                grading.add(check.task, self._missing(nodeid, check, stopped=stopped))
        _keep_selected(grading, {self.known[one].task for one in self.expected if one in self.known})
        return score(job.course, grading, _hints(job.course.root))

    def _missing(self, nodeid: str, check: Check, *, stopped: bool) -> CheckResult:
        """Deselected or stopped: not run. Selected and never heard of: our own fault."""
        verdict, message = Verdict.NOT_RUN, "not selected"
        if nodeid in self.expected:
            verdict, message = (
                (Verdict.NOT_RUN, "the run was stopped before")
                if stopped
                else (Verdict.GRADER_ERROR, "the check was begun and never reported")
            )
        return CheckResult(id=check.id, law=check.law, verdict=verdict, message=message)

    def _learn_checks(self) -> None:
        """An xdist controller has collected nothing: read the checks as its workers did."""
        self.known = self.known or job_of(self.config).offered()


def _lost(result: Result) -> bool:
    """Is there anything to mend? Where only examples were run, no points tell."""
    if result.examples_only:
        return any(task.verdict is not Verdict.PASSED for task in result.tasks)
    return result.score < result.max_score


def _plain(nodeid: str) -> str:
    """Without the group that xdist appends."""
    head, _, tail = nodeid.rpartition("@")
    return head if head.endswith("]") and "." in tail else nodeid


def _keep_selected(grading: Grading, tasks: set[str]) -> None:
    grading.checks = {task: checks for task, checks in grading.checks.items() if task in tasks}


def _hints(root: Path) -> dict[str, list[str]]:
    try:
        return read_hints(root / "exercises")
    except UserError:
        return {}


def _torch_version() -> str:
    import torch

    return str(torch.__version__)
