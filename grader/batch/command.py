"""The run behind `torchcourse grade`."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from rich.console import Console
from rich.table import Table

from grader.bar import Bar
from grader.batch.cluster import Standby, graded
from grader.batch.gathering import gathered
from grader.batch.intake import Handin
from grader.batch.ledger import Entry, Ledger, key_of
from grader.batch.mirror import writing
from grader.batch.signing import private_key
from grader.batch.work import Job
from grader.course import Course, load_course
from grader.errors import UserError, did_you_mean
from grader.exits import Exit
from grader.handed import Handed
from grader.provenance import course_digest
from grader.results import Result
from grader.verdict import Verdict

__all__ = ["Asked", "run"]

_AT_HAND = 1_000
"""So many hand-ins are kept in memory once read; the others are read again when their turn comes."""


@dataclass(frozen=True)
class Asked:
    """What is to be graded, by whom, and where the results go."""

    places: Sequence[str | Path]
    results: str | Path
    jobs: int = 2
    scheduler: str = ""
    assignment: str = ""
    only: Sequence[str] = ()
    regrade: bool = False
    key: Path | None = None


@dataclass
class Row:
    """One student in the summary."""

    student: str
    score: float = 0.0
    max_score: float = 0.0
    verdicts: dict[str, int] = field(default_factory=dict)
    problem: str = ""
    ours: bool = False


def run(asked: Asked, *, as_json: bool) -> Exit:
    """Grade what was handed in and is not graded yet; tell what came of it."""
    course = load_course()
    sections = [section.id for section in course.sections]
    digest = course_digest(course.root)
    with (
        writing(asked.results) as (folder, send),
        gathered(asked.places, sections) as found,
        Standby(asked.scheduler, digest) as standby,
    ):
        handins = _chosen(found, asked.only)
        if handins and not any(folder.glob("*.json")):
            standby.begin(min(asked.jobs, len(handins)))  # nothing is graded yet, so workers will be wanted
        batch = Batch(course, asked, digest, Ledger(folder, _signing(asked), send), standby)
        with Bar("grading", len(handins)) as bar:
            for _ in batch.run(handins):
                bar.advance()
    rows = sorted(batch.rows, key=lambda row: row.student)
    if as_json:
        print(json.dumps({"schema_version": 1, "students": [asdict(row) for row in rows]}, indent=1))
    else:
        _print(rows, asked.results, batch.skipped)
    return _status(rows)


class Batch:
    """One run over a class."""

    def __init__(self, course: Course, asked: Asked, digest: str, ledger: Ledger, standby: Standby) -> None:
        from grader.batch.reading import Reader  # its libraries take a second, in which workers start

        self._course = course
        self._asked = asked
        self._reader = Reader(course)
        self._ledger = ledger
        self._digest = digest
        self._standby = standby
        self._at_hand: dict[str, Handed] = {}
        self.rows: list[Row] = []
        self.skipped = 0

    def run(self, handins: Iterable[Handin]) -> Iterator[Entry]:
        """Each hand-in's entry, as it is written; those that were there come first."""
        outstanding: list[Handin] = []
        for handin in handins:
            entry = self._known(handin)
            if entry is None:
                outstanding.append(handin)
            else:
                yield self._note(entry)
        if not outstanding:
            return
        client = self._standby.client(min(self._asked.jobs, len(outstanding)))
        for job, found in graded(client, map(self._job, outstanding)):
            entry = self._entry(job, found)
            self._ledger.write(entry)
            yield self._note(entry)

    def _known(self, handin: Handin) -> Entry | None:
        """What needs no grading: it is graded already, or holds nothing that could be."""
        handed = self._read(handin)
        key = self._key(handed.digest)
        if handed.problem:
            entry = Entry(student=handed.student, key=key, problem=handed.problem, ours=handed.ours)
            self._ledger.write(entry)
            return entry
        entry_there = None if self._asked.regrade else self._ledger.find(handed.student, key)
        self.skipped += entry_there is not None
        if entry_there is None and len(self._at_hand) < _AT_HAND:
            self._at_hand[handin.student] = handed
        return entry_there

    def _job(self, handin: Handin) -> Job:
        handed = self._at_hand.pop(handin.student, None) or self._read(handin)
        return Job(handed, self._digest, self._wanted)

    def _read(self, handin: Handin) -> Handed:
        """What was handed in, of an assignment only its sections."""
        handed = self._reader.read(handin)
        if self._wanted:
            handed.keep(self._wanted)
        return handed

    @cached_property
    def _wanted(self) -> tuple[str, ...]:
        if self._asked.assignment:
            return tuple(self._course.assignment(self._asked.assignment).sections)
        return ()

    def _key(self, submission: str) -> str:
        return key_of(submission, self._digest + " ".join(self._wanted), self._course.seed)

    def _entry(self, job: Job, found: Result | Exception) -> Entry:
        key = self._key(job.handed.digest)
        if isinstance(found, Result):
            return Entry(student=job.handed.student, key=key, result=found)
        problem = f"{type(found).__name__}: {found}"
        return Entry(student=job.handed.student, key=key, problem=problem, ours=True)

    def _note(self, entry: Entry) -> Entry:
        row = Row(entry.student, problem=entry.problem, ours=entry.ours)
        if entry.result is not None:
            row.score, row.max_score = entry.result.score, entry.result.max_score
            row.verdicts = dict(Counter(str(task.verdict) for task in entry.result.tasks))
            row.ours = Verdict.GRADER_ERROR in row.verdicts
        self.rows.append(row)
        return entry


def _signing(asked: Asked) -> Ed25519PrivateKey | None:
    return private_key(asked.key) if asked.key else None


def _chosen(handins: list[Handin], only: Sequence[str]) -> list[Handin]:
    known = {handin.student: handin for handin in handins}
    for student in only:
        if student not in known:
            remedy = did_you_mean(student, list(known))
            raise UserError(None, None, f"{student!r} has handed in nothing", remedy)
    return [known[student] for student in dict.fromkeys(only)] if only else handins


def _status(rows: Sequence[Row]) -> Exit:
    if any(row.ours for row in rows):
        return Exit.GRADER_ERROR
    whole = all(not row.problem and row.score == row.max_score for row in rows)
    return Exit.FINE if whole else Exit.LOST


def _print(rows: Sequence[Row], results: str | Path, skipped: int) -> None:
    console = Console(file=sys.stdout, highlight=False, markup=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("student", "score", "tasks"):
        table.add_column(name, justify="right" if name == "score" else "left")
    for row in rows:
        told = ", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in row.verdicts.items())
        score = "" if row.problem else f"{row.score:g}/{row.max_score:g}"
        table.add_row(row.student, score, row.problem or told)
    console.print(table)
    console.print(
        f"{len(rows)} students, {skipped} of them graded before. Results: {results}", soft_wrap=True
    )
    broken = [row.student for row in rows if row.ours]
    if broken:
        text = f"The grader's own fault, tried again by the next run: {', '.join(broken)}."
        console.print(text, style="bold magenta", soft_wrap=True)
