"""Results for pages: an honest class, and texts that would like to be more than text."""

from grader.results import CheckResult, Provenance, Result, SectionResult, TaskResult
from grader.verdict import Verdict

EVIL = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">{{ 7 * 7 }}"


def check(verdict, text, **more):
    return CheckResult(id=f"s04_autograd.descend::{text}", verdict=verdict, law=text, seconds=0.5, **more)


def task(name, verdict, points, text="It stops at the minimum.", **more):
    return TaskResult(
        id=f"s04_autograd.{name}",
        title="Autograd",
        verdict=verdict,
        points=points,
        max_points=2,
        checks=[check(verdict, text, **more)],
    )


def result(*tasks, student="Ann"):
    points = sum(one.points for one in tasks)
    section = SectionResult(id="s04_autograd", title="Autograd", points=points, max_points=2 * len(tasks))
    return Result(
        course="PyTorch",
        submission=student,
        score=points,
        max_score=2 * len(tasks),
        partial=True,
        isolation="rung 1",
        seed=1,
        torch_version="2.14",
        grader_version="0.1",
        sections=[section],
        tasks=list(tasks),
        provenance=Provenance(
            grader_version="0.1",
            commit="abc",
            course="c" * 64,
            submission="d" * 64,
            seed=1,
            torch_version="2.14",
            python_version="3.11",
            machine="Linux",
        ),
    )


def evil():
    return result(task("descend", Verdict.FAILED, 0, EVIL, cause=EVIL, got=EVIL, output=EVIL, message=EVIL))


def a_class():
    """Ten students: the better can do `descend`, everybody `grad_of`, and whoever can do little `odd`."""
    return {
        f"student {number}": result(
            task(
                "descend",
                Verdict.PASSED if number > 4 else Verdict.FAILED,
                2.0 * (number > 4),
                cause="too far",
            ),
            task("grad_of", Verdict.PASSED, 2.0),
            task("odd", Verdict.FAILED if number > 5 else Verdict.PASSED, 2.0 * (number <= 5)),
            task("late", Verdict.NOT_ATTEMPTED, 0.0),
        )
        for number in range(10)
    }
