"""Verifying one section: first the submissions that people wrote, then the mutants."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, Section, Task
from grader.source import SectionSource, read_section
from grader.verdict import Verdict
from grader.verify import judging
from grader.verify.bars import Figures
from grader.verify.completeness import enter_tasks
from grader.verify.corpus import Entry, Kind, read_corpus
from grader.verify.mutation.equivalents import Equivalents, read_equivalents
from grader.verify.mutation.generate import Mutant, mutants
from grader.verify.trials import (
    Outcome,
    Part,
    Trial,
    hurried,
    of_entry,
    of_mutant,
    of_solution,
    of_stub,
    unjudged,
)

__all__ = ["Judge", "Plan", "SectionRun"]

Judge = Callable[[Sequence[Trial]], Iterator[Outcome]]

LEAST_PATIENCE = 4.0
"""Seconds that a call of a mutant may take, however fast the solution is: the machine may be busy."""

SLOWER = 6.0
"""How much longer a call of a mutant may take than the slowest check of the solution."""


@dataclass(frozen=True)
class Plan:
    """What is to be verified of a section. `own`: the corpora are those that the course keeps for itself.

    `quick`: each is tried on its own task alone, and a chaff only until it has lost what it has to lose; what it
    is told is not judged.
    """

    section: Section
    tasks: tuple[Task, ...]
    parts: frozenset[Part]
    corpus: Path
    own: bool = True
    quick: bool = False


class SectionRun:
    """One section being verified; `judge` grades trials, wherever that happens."""

    def __init__(self, course: Course, plan: Plan, judge: Judge) -> None:
        self.course = course
        self.plan = plan
        self.judge = judge
        self.figures = Figures(plan.section.id)
        self.source: SectionSource = read_section(course.root / "solutions" / f"{plan.section.id}.py")
        self.text = self.source.path.read_text(encoding="utf-8")
        self.entries = dict(self._entries())
        self.seconds: dict[str, dict[str, float]] = {}
        self.killing: set[str] = set()

    def run(self) -> Figures:
        """All that the plan asks for."""
        if Part.TASKS in self.plan.parts:
            section, tasks = self.plan.section, self.plan.tasks
            enter_tasks(self.figures, self.course, section, tasks, self.source, self.entries)
        for trials in (self._references(), self._written()):
            for outcome in self.judge(list(trials)):
                self._enter(outcome)
        if Part.MUTANTS in self.plan.parts:
            self._run_mutants()
        if {Part.CHAFFS, Part.MUTANTS} <= self.plan.parts:
            hidden = [check for checks in self.seconds.values() for check in checks]
            judging.enter_checks(self.figures, hidden, self.killing)
        return self.figures

    def _entries(self) -> Iterator[tuple[tuple[Part, str], Entry]]:
        """The corpora's files, by part and name."""
        ids = [task.id for task in self.plan.tasks]
        for kind in Kind:
            if self.plan.parts & {Part(kind.value), Part.TASKS}:
                for entry in read_corpus(self.plan.corpus, kind, self.plan.section):
                    if entry.task in ids:
                        yield (Part(kind.value), entry.name), entry

    def _references(self) -> Iterator[Trial]:
        """The solutions; they come first where the time that their checks take is asked for later."""
        if self.plan.parts & {Part.SOLUTIONS, Part.MUTANTS} or self.plan.quick:
            yield from (of_solution(self.source, self.text, task) for task in self.plan.tasks)

    def _written(self) -> Iterator[Trial]:
        parts = self.plan.parts
        if Part.STUBS in parts:
            yield from (of_stub(self.source, task) for task in self.plan.tasks)
        for (part, _), entry in self.entries.items():
            if part in parts:
                trial = of_entry(entry, self.plan.section, self.text)
                yield hurried(trial, entry, self.seconds) if self.plan.quick else trial

    def _enter(self, outcome: Outcome) -> None:
        if outcome.part is Part.SOLUTIONS:
            self._time(outcome)
            judging.enter_solution(self.figures, outcome)
        elif outcome.part is Part.STUBS:
            judging.enter_stub(self.figures, outcome)
        elif outcome.part is Part.WHEATS:
            judging.enter_wheat(self.figures, self.entries[outcome.part, outcome.name], outcome)
        elif outcome.part is Part.CHAFFS and not unjudged(outcome):
            self.killing |= judging.killers(outcome)
            entry = self.entries[outcome.part, outcome.name]
            judging.enter_chaff(
                self.figures, entry, outcome, strict=self.plan.own, causes=not self.plan.quick
            )

    def _time(self, outcome: Outcome) -> None:
        """Remember how long the solution took in each hidden check that can be conducted here."""
        for task_id, checks in outcome.checks.items():
            feasible = [check for check in checks if check.verdict is not Verdict.SKIPPED]
            self.seconds[task_id] = {check.id: check.seconds for check in feasible}

    def _run_mutants(self) -> None:
        names = [task.name for task in self.plan.section.tasks]
        path = self.course.root / "tests" / "mutants" / f"{self.plan.section.id}.yaml"
        listed = read_equivalents(path, names)
        made = {f"{mutant.task} | {mutant.key}": mutant for mutant in self._mutants()}
        trials = [self._mutant_trial(name, mutant) for name, mutant in made.items()]
        for outcome in self.judge(trials):
            if unjudged(outcome):
                continue
            self.killing |= judging.killers(outcome)
            mutant = made[outcome.name]
            equivalent = (mutant.task, mutant.key) in listed
            judging.enter_mutant(self.figures, mutant, outcome, equivalent=equivalent)
        self._refuse_stale(listed, list(made.values()))

    def _mutants(self) -> Iterator[Mutant]:
        for task in self.plan.tasks:
            yield from mutants(self.source, self.source.task(task.name))

    def _mutant_trial(self, name: str, mutant: Mutant) -> Trial:
        """Checks that have killed nothing yet come first, then the quick ones."""
        task = self.plan.section.task(mutant.task)
        seconds = self.seconds.get(task.id, {})
        order = tuple(sorted(seconds, key=lambda check: (check in self.killing, seconds[check])))
        patience = max(LEAST_PATIENCE, SLOWER * max(seconds.values(), default=0.0))
        return of_mutant(name, mutant, self.source, self.text, task, order, patience)

    def _refuse_stale(self, listed: Equivalents, made: list[Mutant]) -> None:
        known = {(mutant.task, mutant.key) for mutant in made}
        tasks = [task.name for task in self.plan.tasks]
        for (task, key), line in listed.lines.items():
            if task in tasks and (task, key) not in known:
                judging.enter_stale(self.figures, listed.path, line, key)
