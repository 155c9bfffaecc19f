"""`torchcourse verify`: what was asked for, sent to workers, shown."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.course import Course, Section, Task, load_course
from grader.errors import UserError, did_you_mean
from grader.exits import Exit
from grader.verify.bars import Figures
from grader.verify.corpus import sections_in
from grader.verify.progress import Progress
from grader.verify.run import Plan, SectionRun
from grader.verify.show import as_json as figures_as_json
from grader.verify.show import print_figures
from grader.verify.trials import Outcome, Part, Trial
from grader.verify.workers import Workers

__all__ = ["run"]


def run(
    targets: Sequence[str] = (),
    corpus: Path | None = None,
    *,
    only: str = "",
    as_json: bool = False,
    jobs: int = 2,
    seed: int | None = None,
    quick: bool = False,
) -> Exit:
    """Verify sections and tasks (all, if none is named); `only` names parts, separated by commas.

    With `corpus`, a folder of somebody's own wheats and chaffs, only these are tried. `seed` replaces the
    course's: the bars must hold whatever the checks draw. `quick` tries each on its own task alone, a chaff only
    until it is lost.
    """
    course = load_course()
    found = _verify(course, _plans(course, targets, corpus, only, quick=quick), jobs, seed)
    if as_json:
        print(figures_as_json(found))
    else:
        print_figures(found)
    return Exit.FINE if all(figures.hold for figures in found) else Exit.LOST


def _plans(
    course: Course, targets: Sequence[str], corpus: Path | None, only: str, *, quick: bool
) -> list[Plan]:
    parts = _parts(only, own=corpus is None)
    folder = corpus or course.root / "tests"
    selected = _selected(course, targets)
    if corpus is not None:
        held = sections_in(corpus, course)
        selected = [(section, tasks) for section, tasks in selected if section.id in held]
    own = corpus is None
    return [Plan(section, tasks, parts, folder, own=own, quick=quick) for section, tasks in selected]


def _verify(course: Course, plans: Sequence[Plan], jobs: int, seed: int | None) -> list[Figures]:
    with Workers(course.file, jobs, seed) as workers, Progress() as progress:

        def judge(trials: Sequence[Trial]) -> Iterator[Outcome]:
            return progress.track(workers.judge(trials), trials)

        return [SectionRun(course, plan, judge).run() for plan in plans]


def _parts(only: str, *, own: bool) -> frozenset[Part]:
    known = [part.value for part in Part]
    named = [word.strip() for word in only.split(",") if word.strip()]
    for word in named:
        if word not in known:
            raise UserError(None, None, f"there is no part {word!r} to verify", did_you_mean(word, known))
    if named:
        return frozenset(Part(word) for word in named)
    return frozenset(Part) if own else frozenset({Part.WHEATS, Part.CHAFFS})


def _selected(course: Course, targets: Sequence[str]) -> list[tuple[Section, tuple[Task, ...]]]:
    """Each section that was named, with its tasks that were."""
    wanted = {task.id for target in targets for task in _named(course, target)}
    wanted = wanted or {task.id for task in course.tasks}
    chosen = [(one, tuple(task for task in one.tasks if task.id in wanted)) for one in course.sections]
    return [(section, tasks) for section, tasks in chosen if tasks]


def _named(course: Course, target: str) -> tuple[Task, ...]:
    if "." in target:
        return (course.task(target),)
    named = [task for task in course.tasks if task.name == target]
    return tuple(named) if len(named) == 1 else course.section(target).tasks
