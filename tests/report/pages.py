"""Results for pages: an honest class, and texts that would like to be more than text."""

from grader.picture import Picture
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


def tensor(name, values, differ=(), **more):
    shape = [len(values), len(values[0])]
    return Picture(
        kind="tensor", name=name, values=values, shape=shape, dtype="float32", differ=list(differ), **more
    )


def ring():
    """A digit nought, of 28 rows and columns."""
    return [
        [round(max(0.0, 1 - abs((x - 13.5) ** 2 + (y - 13.5) ** 2 - 60) / 40), 3) for x in range(28)]
        for y in range(28)
    ]


SMALL = [
    tensor("got", [[1.0, 2.5], ["nan", -4.0]], [1, 2]),
    tensor("expected", [[1.0, 2.0], [3.0, -4.0]], [1, 2]),
]
LARGE = [tensor("got", [[0.0] * 28] * 28, [6 * 28 + 13]), tensor("expected", ring(), [6 * 28 + 13])]
CURVE = Picture(
    kind="curve", name="training loss", values=[[round(2.3 * 0.8**n, 4) for n in range(20)]], shape=[20]
)
BROKEN_CURVE = Picture(
    kind="curve", name="validation loss", values=[[2.0, 1.0, "nan", 3.0, 4.0, "inf"]], shape=[6]
)
CONFUSION = Picture(
    kind="confusion",
    name="confusion matrix",
    values=[[90 - n if n == m else (n * m) % 7 for m in range(10)] for n in range(10)],
    shape=[10, 10],
)


def pictured():
    """A student whose checks have shown something of every kind, failed and passed, with a hint."""
    return result(
        task("descend", Verdict.FAILED, 0, got="tensor", shown=SMALL, hint="Look at the sign."),
        task("grad_of", Verdict.FAILED, 0, shown=[*LARGE, BROKEN_CURVE]),
        task("fit", Verdict.PASSED, 2, shown=[CURVE, CONFUSION]),
        task("late", Verdict.NOT_ATTEMPTED, 0, hint="Begin with an example."),
    )


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
