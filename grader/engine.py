"""Grading itself: a worker for each task, its checks in order, each ending in a verdict."""

import hashlib
import re
import time
import traceback
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import ModuleType

from grader import wire
from grader.checking.conduct import Conduct, conducting
from grader.checking.registry import Check
from grader.checking.worlds import World
from grader.course import Course, Task
from grader.errors import UserError
from grader.results import CheckResult
from grader.student.failures import Crashed, Failure, MemoryExceeded, TimedOut
from grader.student.presence import absence
from grader.student.remote import Student
from grader.student.render import clean
from grader.student.session import Assignment, ElsewhereError, Session
from grader.student.sharing import Sharing
from grader.student.transport import Channel, Limits, Transport
from grader.verdict import Verdict

__all__ = ["Engine", "TaskRun", "absence_of", "caps_of", "refusal", "seed_of"]

_LOST = {Verdict.CRASHED, Verdict.OUT_OF_MEMORY}


def caps_of(course: Course) -> wire.Caps:
    """The wire's caps as the course sets them."""
    limits = course.wire
    return wire.Caps(limits.json_mb << 20, limits.blob_mb << 20, limits.depth, limits.keys)


def seed_of(grading_seed: int, check_id: str) -> int:
    """The seed of one check: the same alone, in any order, and on a regrade."""
    digest = hashlib.sha256(f"{grading_seed}:{check_id}".encode()).digest()
    return int.from_bytes(digest[:4], "big")


def refusal(check: Check, section: str, reason: str) -> CheckResult:
    """How a check of a section ends whose module cannot be read."""
    told = f"{section}.py cannot be read: {reason}"
    return CheckResult(id=check.id, law=check.law, verdict=Verdict.ERROR, message=told)


def absence_of(check: Check, section: str) -> CheckResult:
    """How a check of a section ends that was not handed in."""
    told = f"no {section}.py was handed in"
    return CheckResult(id=check.id, law=check.law, verdict=Verdict.NOT_ATTEMPTED, message=told)


@dataclass
class Engine:
    """Grades tasks of submissions over one transport."""

    course: Course
    transport: Transport
    stubs: Mapping[str, str]
    seed: int
    thresholds: Mapping[tuple[str, str], float] = field(init=False)
    sharing: Sharing = field(default_factory=Sharing, init=False)

    def __post_init__(self) -> None:
        self.thresholds = {
            (task.id, name): value for task in self.course.tasks for name, value in task.thresholds.items()
        }

    def reference(self, section: str) -> ModuleType:
        """The reference solutions of a section, imported here."""
        from grader.whole import reference  # no class gets it, and no example asks for it

        return reference(self.course.root, section)

    def assignment(self, task: Task, source: str, filename: str) -> Assignment:
        """What a worker is given to grade `task` of a module."""
        section = self.course.section(task.section_id)
        used = {task.name, *(need.name for need in section.needed_by(task))}
        drop = [other.name for other in section.tasks if other.name not in used]
        return Assignment(
            source, filename, task.name, drop, self.stubs.get(task.section_id, ""), list(task.forbids)
        )

    def skipped(self, check: Check) -> CheckResult | None:
        """What is told of a check that needs a device which cannot be used here. No submission has a say in it."""
        reason = absence(check.device, self.transport) if check.device else ""
        if not reason:
            return None
        return CheckResult(id=check.id, law=check.law, verdict=Verdict.SKIPPED, message=reason)

    @contextmanager
    def open(self, task: Task, source: str, filename: str) -> Iterator["TaskRun"]:
        """A task of one submission, ready to be checked."""
        run = TaskRun(self, task, self.assignment(task, source, filename))
        try:
            yield run
        finally:
            run.close()

    def renew(self) -> None:
        """A new section or a new submission begins."""
        self.sharing.close()
        self.transport.renew()

    def grade(self, task: Task, source: str, filename: str, checks: Iterable[Check]) -> list[CheckResult]:
        """Conduct `checks` on `task` of the module `source`."""
        with self.open(task, source, filename) as run:
            return [run.conduct(check) for check in checks]


class TaskRun:
    """One task of one submission: a worker that is opened when first needed, or was kept from the task before.

    Another takes its place when it was lost, or when a check wants another world than the one it was loaded in.
    """

    def __init__(self, engine: Engine, task: Task, assignment: Assignment) -> None:
        self.engine = engine
        self.task = task
        self.assignment = assignment
        self.limits = Limits(**task.limits.model_dump())
        self.tips: list[str] = []
        self._channel: Channel | None = None
        self._session: Session | None = None
        self._world: World | None = None
        self._spent = 0.0
        self._before: float | None = (
            None  # seconds that other tasks have spent in this worker, if it is shared
        )
        self._refusals: dict[World | None, Failure] = {}
        self._kept: dict[str, object] = {}

    def close(self) -> None:
        """End the worker, or leave it to the next task of the module."""
        kept = False
        if self._session is not None:
            self._spent = self._session.spent
            kept = self.engine.sharing.keep(self._session, self.assignment, self._before or 0.0)
        if self._channel is not None and not kept:
            self._channel.close()
        self._channel = self._session = None

    def session(self, world: World | None = None) -> Session:
        """The session with the module loaded in `world`. Raises the failure that keeps it from loading."""
        if world in self._refusals:
            raise self._refusals[world]
        if self._session is not None and self._session.broken is None and self._world == world:
            return self._session
        try:
            try:
                self._session = self._load(world)
            except Crashed:  # a spare may have died while it waited, which is no fault of the module
                self._session = self._load(world)
        except Failure as failure:
            self._refusals[world] = failure
            raise
        return self._session

    def _load(self, world: World | None) -> Session:
        """A worker with the module loaded; the workers before it have spent a share of the task's time."""
        self.close()
        if self._spent >= self.limits.seconds_per_task:
            raise TimedOut(
                f"the checks before took all of the task's {self.limits.seconds_per_task:g} seconds"
            )
        self._world = world
        assignment = replace(self.assignment, world=world.asked()) if world else self.assignment
        if (kept := self.engine.sharing.take(assignment, self.limits)) is not None:
            try:
                return self._loaded(kept.channel, assignment, kept.spent)
            except (Crashed, MemoryExceeded):
                kept.channel.close()
            except ElsewhereError as refused:
                self.engine.sharing.put_back(kept) if refused.clean else kept.channel.close()
        return self._loaded(self.engine.transport.open(self.limits), assignment)

    def _loaded(self, channel: Channel, assignment: Assignment, before: float | None = None) -> Session:
        self._channel, self._before = channel, before
        self._session = session = Session(channel, self.limits, caps_of(self.engine.course))
        session.spent = self._spent
        session.load(assignment, again=before is not None)
        return session

    def _leave(self) -> None:
        """Give up a shared worker: what is lost there may be lost for what other tasks hold."""
        if self._session is not None:
            self._session.clean = False
        self.close()

    def conduct(self, check: Check) -> CheckResult:
        """One check, to its verdict. Nothing that goes wrong in it escapes."""
        if (skipped := self.engine.skipped(check)) is not None:
            return skipped
        started = time.monotonic()
        result = self._conduct(check)
        if self._before is not None and result.verdict in _LOST:
            self._leave()
            result = self._conduct(check)
        result.seconds = round(time.monotonic() - started, 4)
        if self._channel is not None:
            result.output = clean(self._channel.output().decode("utf-8", "replace"))
        return result

    def _conduct(self, check: Check) -> CheckResult:
        result = CheckResult(id=check.id, law=check.law, verdict=Verdict.PASSED)
        try:
            self._run(check, result)
        except Failure as failure:
            failure.cause = self._left_out(failure) or failure.cause
            _tell(result, failure)
            _let_go(failure)
        except AssertionError as unmet:
            result.verdict = Verdict.FAILED
            result.message = clean(str(unmet)) or check.law
            _let_go(unmet)
        except UserError as problem:
            result.verdict, result.message = Verdict.GRADER_ERROR, str(problem)
        except Exception as problem:
            result.verdict = Verdict.GRADER_ERROR
            result.message = f"the check itself broke: {type(problem).__name__}: {problem}"
            result.lines = traceback.format_exception(problem)[-8:]
        return result

    def _apart(self, limits: Limits) -> Channel:
        return self.engine.transport.apart(limits)

    def _left_out(self, failure: Failure) -> str:
        """What it means if the missing name is that of another task; otherwise nothing."""
        missing = re.match(r"name '(\w+)' is not defined", failure.message)
        if (
            getattr(failure, "kind", "") != "NameError"
            or not missing
            or missing[1] not in self.assignment.drop
        ):
            return ""
        return (
            f"{missing[1]} is another task, and each task is graded by itself: "
            "write what both need as a helper function of another name"
        )

    def _run(self, check: Check, result: CheckResult) -> None:
        session = self.session(check.world)
        reference = None if check.public else self.engine.reference(self.task.section_id)
        seed = seed_of(self.engine.seed, check.id)
        conduct = Conduct(
            session,
            seed,
            thresholds=self.engine.thresholds,
            apart=self._apart,
            kept=self._kept,
            task_seed=seed_of(self.engine.seed, self.task.id),
        )
        try:
            with conducting(conduct), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the reference's own, on edge cases that a check wants
                check.body(Student(session), reference)
                session.settle()
        finally:
            result.shown = list(conduct.shown.values())
        self.tips = list(dict.fromkeys(self.tips + session.tips))
        if not conduct.expectations:
            raise RuntimeError("it expected nothing")


def _let_go(problem: BaseException | None) -> None:
    """Free what the frames of a failure hold: an answer may have hundreds of megabytes, and the cycles live long."""
    while problem is not None:
        traceback.clear_frames(problem.__traceback__)
        problem = problem.__context__


def _tell(result: CheckResult, failure: Failure) -> None:
    """Write a failure down as plain, harmless text."""
    result.verdict = failure.verdict
    kind = getattr(failure, "kind", "")
    result.message = clean(f"{kind}: {failure.message}" if kind else failure.message)
    result.lines = [clean(line) for line in failure.lines]
    result.shown = [*failure.shown, *result.shown]
    for name in ("cause", "called", "got", "expected", "example"):
        setattr(result, name, clean(getattr(failure, name)))
