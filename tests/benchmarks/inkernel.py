"""The hidden checks inside a notebook's own kernel, as an instructor would have them there without a jail."""

from collections.abc import Callable, Sequence

from grader.course import load_course
from grader.engine import Engine, caps_of
from grader.release.stubs import stub_text
from grader.source import read_section
from grader.student.inprocess import InProcessTransport
from grader.verdict import Verdict
from grader.whole import Whole, solutions_folder


def checker(section: str, cells: Sequence[str], filename: str = "") -> Callable[[str], None]:
    """What a grade cell calls: all checks of a task, on the code that the kernel has run so far."""
    course = load_course()
    whole = Whole(course)
    stubs = {section: stub_text(read_section(solutions_folder(course.root) / f"{section}.py"))}
    engine = Engine(
        course,
        InProcessTransport(caps_of(course), str(course.root / "exercises" / "data")),
        stubs,
        course.seed,
    )
    checks = whole.section_checks(section)

    def examples(task: str) -> None:
        own = [check for check in checks if check.task == f"{section}.{task}"]
        module = "\n\n# %%\n".join(cells)
        name = filename or f"{section}.ipynb"
        results = engine.grade(course.task(f"{section}.{task}"), module, name, own)
        lost = [result.id for result in results if result.verdict not in (Verdict.PASSED, Verdict.SKIPPED)]
        assert not lost, lost

    return examples
