"""`torchcourse nbgrader autograde`: a class in one go, by worker processes, into one gradebook.

It can be killed at any moment: whatever has no record is graded again, from the start, and nothing else is.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.bar import Bar
from grader.course import load_course
from grader.errors import UserError, did_you_mean
from grader.notebook.collected import Collected, collect, students
from grader.notebook.gradebook import entered, notebooks, opened, prepare, withdraw
from grader.notebook.records import Records, alone, fingerprint
from grader.notebook.serving import Outcome, Refused, serve
from grader.notebook.settings import course_directory, prove, read_config
from grader.policy import Assignment
from grader.pool import Died, Pool

__all__ = ["Batch", "Graded", "autograde"]


@dataclass
class Graded:
    """What a run did, and what it found."""

    assignment: str
    graded: list[Outcome] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    ungraded: list[Outcome] = field(default_factory=list)
    missing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)


def autograde(
    folder: Path, assignment: str, only: Sequence[str], *, jobs: int, force: bool, verbose: bool
) -> Graded:
    """Grade what was handed in and not graded yet (`force`: all of it), of these students or of all."""
    batch = Batch(folder, assignment)
    with alone(folder):
        return batch.run(batch.collected(only), jobs, force=force, verbose=verbose)


class Batch:
    """One assignment of one course folder. Raises at once where our steps are not in force."""

    def __init__(self, folder: Path, assignment: str) -> None:
        config = read_config(folder)
        prove(config)
        self._folder = folder
        self._directory = course_directory(config)
        self._assignment: Assignment = load_course().assignment(assignment)
        prepare(self._directory)
        with opened(self._directory) as book:
            self._wanted = notebooks(book, assignment)
            self._entered = entered(book, assignment)
            due = book.find_assignment(assignment).duedate
        self._course = fingerprint(load_course(), self._assignment, self._directory, due)
        self._records = Records(folder, assignment, self._course)

    def collected(self, only: Sequence[str]) -> list[Collected]:
        """All hand-ins, or those of some students."""
        there = students(self._directory, self._assignment.id)
        for student in only:
            if student not in there:
                what = f"{student!r} has handed in nothing for {self._assignment.id}"
                raise UserError(None, None, what, did_you_mean(student, there))
        if not there:
            where = self._directory.format_path(
                self._directory.submitted_directory, "STUDENT", self._assignment.id
            )
            raise UserError(None, None, "nobody has handed in anything", f"Put notebooks into {where}.")
        return [
            collect(self._directory, self._assignment.id, student, self._wanted) for student in only or there
        ]

    def run(self, found: Sequence[Collected], jobs: int, *, force: bool, verbose: bool) -> Graded:
        """Grade what is outstanding; what fails is tried once more when all else is done."""
        outstanding = [one for one in found if force or not self._done(one)]
        graded = Graded(self._assignment.id)
        graded.skipped = [one.student for one in found if one not in outstanding]
        graded.missing = {one.student: one.missing for one in found if one.missing}
        graded.notes = {one.student: one.notes for one in found if one.notes}
        level = logging.INFO if verbose else logging.ERROR
        arguments = (self._folder, self._assignment.id, self._course, level)
        pool: Pool[Collected] = Pool(serve, arguments, jobs, "torchcourse-nbgrader")
        with pool, Bar(self._assignment.id, len(outstanding)) as progress:
            failed = [one for one in self._round(pool, outstanding, graded.graded, progress) if one.problem]
            again = [one for one in outstanding if one.student in {outcome.student for outcome in failed}]
            graded.ungraded = [
                one for one in self._round(pool, again, graded.graded, progress) if one.problem
            ]
        self._withdraw(graded.ungraded)
        return graded

    def _round(
        self, pool: Pool[Collected], jobs: Iterable[Collected], graded: list[Outcome], progress: Bar
    ) -> Iterator[Outcome]:
        for one, said in pool.run(jobs):
            if isinstance(said, Refused):
                raise UserError(None, None, said.reason, "Nothing was graded.")
            outcome = _lost(one, said.status) if isinstance(said, Died) else said
            if not outcome.problem:
                graded.append(outcome)
                progress.advance()
            yield outcome

    def _done(self, one: Collected) -> bool:
        """Recorded, and what the record speaks of is still there."""
        graded = self._directory.format_path(
            self._directory.autograded_directory, one.student, self._assignment.id
        )
        there = all((Path(graded) / f"{name}.ipynb").is_file() for name in one.present)
        return there and one.student in self._entered and self._records.holds(one)

    def _withdraw(self, ungraded: Iterable[Outcome]) -> None:
        with opened(self._directory) as book:
            for outcome in ungraded:
                withdraw(book, self._assignment.id, outcome.student)


def _lost(one: Collected, status: int | None) -> Outcome:
    return Outcome(one.student, problem=f"the process that graded it ended with status {status}")
