"""`python -m tests.benchmarks`: print every figure that the project states of its speed and memory."""

import argparse
from collections.abc import Callable

from tests.benchmarks.calls import calls
from tests.benchmarks.grading import FIRST, cold, compare, whole
from tests.benchmarks.memory import grow

Options = argparse.Namespace


def main() -> None:
    """Run what was asked for."""
    options = _options()
    for name in [options.only] if options.only else ALONE:
        BENCHMARKS[name](options)


def _options() -> Options:
    parser = argparse.ArgumentParser(description="Ratios and sizes, each from one run on this machine.")
    parser.add_argument(
        "--only",
        choices=BENCHMARKS,
        help="one of them; without this all but many and rivals, which take long",
    )
    parser.add_argument(
        "--rounds", type=int, default=5, help="how often each transport grades, for the ratio"
    )
    parser.add_argument(
        "--submissions", type=int, default=200, help="how many are graded for memory, and by many"
    )
    parser.add_argument(
        "--students", type=int, default=6, help="how large the class beside others' graders is"
    )
    parser.add_argument("--whole", type=int, default=2, help="how many hand in the whole course, for rivals")
    parser.add_argument("--sections", help="such as s03,s04; each benchmark has its own")
    return parser.parse_args()


def _sections(options: Options, default: str) -> list[str]:
    return (options.sections or default).split(",")


def _ratio(options: Options) -> None:
    compare(options.rounds, tuple(_sections(options, ",".join(FIRST))))


def _nbgrader(options: Options) -> None:
    from tests.benchmarks.classroom import beside_nbgrader, jobs

    sections = _sections(options, "s04,s08,s06")
    beside_nbgrader(sections, options.students)
    jobs(sections[0], 10 * options.students)


def _many(options: Options) -> None:
    from tests.benchmarks.many import many

    many(_sections(options, "s03")[0], options.submissions)


def _rivals(options: Options) -> None:
    from tests.benchmarks.figures import show

    show(_sections(options, "s03,s08"), options.students, options.whole)


BENCHMARKS: dict[str, Callable[[Options], None]] = {
    "ratio": _ratio,
    "whole": lambda _: whole(),
    "calls": lambda _: calls(),
    "memory": lambda options: grow(options.submissions),
    "cold": lambda _: cold(),
    "nbgrader": _nbgrader,
    "many": _many,
    "rivals": _rivals,
}
ALONE = [name for name in BENCHMARKS if name not in ("many", "rivals")]


if __name__ == "__main__":
    main()
