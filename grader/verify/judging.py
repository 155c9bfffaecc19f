"""What each outcome says of the grader."""

from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from grader.results import CheckResult
from grader.verdict import Verdict
from grader.verify.bars import Figures, Miss
from grader.verify.corpus import NO_CAUSE, Entry
from grader.verify.mutation.generate import Mutant
from grader.verify.trials import Outcome, lost

__all__ = [
    "enter_chaff",
    "enter_checks",
    "enter_mutant",
    "enter_solution",
    "enter_stale",
    "enter_stub",
    "enter_wheat",
    "killers",
]


_NAMED = "causes named"
_KILLED = "mutants killed"


def enter_solution(figures: Figures, outcome: Outcome) -> None:
    """The reference passes its own checks and shows its own examples."""
    remedy = "Mend the solution or the check."
    _enter_right(figures, "solutions passed", f"solution {outcome.name}", outcome, remedy)


def enter_wheat(figures: Figures, entry: Entry, outcome: Outcome) -> None:
    """A right answer passes every check."""
    remedy = f"Widen the check, or say in the prompt why this is wrong: {entry.about}"
    _enter_right(figures, "wheats accepted", f"wheat {entry.name}", outcome, remedy)


def _enter_right(figures: Figures, bar: str, subject: str, outcome: Outcome, remedy: str) -> None:
    checks = [check for task in outcome.checks.values() for check in task] + outcome.examples
    misses = [Miss(bar, subject, _told(check), remedy) for check in lost(checks)]
    figures.count(bar, *misses)


def enter_stub(figures: Figures, outcome: Outcome) -> None:
    """A stub is not an attempt."""
    bar = "stubs not attempted"
    untried = (Verdict.NOT_ATTEMPTED, Verdict.SKIPPED)
    wrong = [check for check in _first(outcome) if check.verdict not in untried]
    remedy = "See that nothing of the task stands outside its solution regions."
    figures.count(bar, *(Miss(bar, f"stub {outcome.name}", _told(check), remedy) for check in wrong))


def enter_chaff(
    figures: Figures, entry: Entry, outcome: Outcome, *, strict: bool, causes: bool = True
) -> None:
    """A wrong answer loses its task and no other, and is told why; with `strict` it has to say what it is told.

    Without `causes` it was cut short, and what it was told is left aside.
    """
    found = [*_chaff_misses(entry, outcome), *_other_tasks(entry, outcome)]
    misses = [Miss("chaffs killed", f"chaff {entry.name}", *miss) for miss in found]
    figures.count("chaffs killed", *misses)
    if not causes:
        return
    if entry.cause and outcome.lost:
        figures.count(_NAMED, *_cause_misses(entry, outcome))
    elif strict and not entry.cause:
        remedy = "Add a line `cause: …` to its docstring, or `cause: none` with the reason."
        figures.count(_NAMED, Miss(_NAMED, f"chaff {entry.name}", "it names no cause", remedy))


def _chaff_misses(entry: Entry, outcome: Outcome) -> Iterator[tuple[str, str]]:
    failed = outcome.lost
    broken = [check for check in failed if check.verdict is Verdict.GRADER_ERROR]
    if broken:
        yield _told(broken[0]), "Mend the check: it must end in a verdict, whatever an answer holds."
    elif not failed:
        yield "it passed every check", f"Add a check or a case that sees it: {entry.about}"
    elif not any(check.verdict in entry.verdicts for check in failed):
        wanted = " or ".join(entry.verdicts)
        yield f"{_told(failed[0])} (wanted: {wanted})", "Mend the check, or the line `verdict:`."


def _other_tasks(entry: Entry, outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Whether other tasks were lost just as said."""
    for task_id, checks in list(outcome.checks.items())[1:]:
        if lost(checks) and task_id not in entry.also:
            yield f"{task_id} is lost as well", "Grade each task by itself, or name it in a line `also:`."
    for task_id in entry.also:
        if not lost(outcome.checks.get(task_id, [])):
            yield f"{task_id} was to be lost as well and is not", "Take it out of the line `also:`."


def _cause_misses(entry: Entry, outcome: Outcome) -> Iterator[Miss]:
    if entry.cause == NO_CAUSE:
        return
    told = [_cause(check) for check in outcome.lost]
    if not any(entry.cause.lower() in cause.lower() for cause in told):
        heard = "; ".join(repr(cause) for cause in dict.fromkeys(told) if cause) or "no cause at all"
        what = f"it was to be told {entry.cause!r} and was told {heard}"
        remedy = "Add a rival that fits it to `unless=`, or a predicate to `when=`."
        yield Miss(_NAMED, f"chaff {entry.name}", what, remedy)


def _cause(check: CheckResult) -> str:
    """The cause that the feedback names; where the answer raised, the exception's own text tells it."""
    return check.cause or ("" if check.verdict is Verdict.FAILED else check.message)


def _first(outcome: Outcome) -> list[CheckResult]:
    return next(iter(outcome.checks.values()), [])


def _told(check: CheckResult) -> str:
    parts = {"cause": check.cause, "called": check.called, "got": check.got, "wanted": check.expected}
    more = "".join(f"; {name}: {text}" for name, text in {**parts, "with": check.example}.items() if text)
    return f"{check.verdict} in {check.id}: {check.message}{more}"


def killers(outcome: Outcome) -> set[str]:
    """The checks that a wrong answer did not pass."""
    return {check.id for check in outcome.lost if check.verdict is not Verdict.GRADER_ERROR}


def enter_mutant(figures: Figures, mutant: Mutant, outcome: Outcome, *, equivalent: bool) -> None:
    """A mutant loses a check, unless it is listed as equivalent; then it must not."""
    subject = f"mutant of {mutant.task}, line {mutant.line}, `{mutant.key}`"
    failed = outcome.lost
    broken = [check for check in failed if check.verdict is Verdict.GRADER_ERROR]
    if equivalent:
        figures.equivalent += 1
        if failed:
            remedy = "Take it out of the list of equivalent mutants."
            what = f"listed as equivalent, but {_told(failed[0])}"
            figures.count(_KILLED, Miss(_KILLED, subject, what, remedy))
    elif broken:
        figures.count(_KILLED, Miss(_KILLED, subject, _told(broken[0]), "Mend the check."))
    elif failed:
        figures.count(_KILLED)
        if failed[0].verdict is Verdict.TIMEOUT:
            figures.by_time.append(subject)
    else:
        remedy = "Add a check or a case that sees it, or list it as equivalent with the reason."
        figures.count(_KILLED, Miss(_KILLED, subject, "it passed every check", remedy))


def enter_stale(figures: Figures, path: Path, line: int, key: str) -> None:
    """An entry of the list of equivalent mutants that is none any more."""
    what = f"`{key}` is no mutant of the solution any more"
    remedy = "Take the entry out, or name the mutant as it is now."
    figures.count(_KILLED, Miss(_KILLED, f"{path.name}:{line}", what, remedy))


def enter_checks(figures: Figures, hidden: Iterable[str], killing: Set[str]) -> None:
    """A check that no wrong answer loses checks nothing that another does not."""
    remedy = "Write a chaff that only it can tell, or take the check out."
    for check in hidden:
        dull = () if check in killing else (Miss("checks that kill", check, "it kills nothing", remedy),)
        figures.count("checks that kill", *dull)
