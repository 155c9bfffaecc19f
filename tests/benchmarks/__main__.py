"""`python -m tests.benchmarks`: print every figure that the project states of its speed and memory."""

import argparse

from tests.benchmarks.calls import calls
from tests.benchmarks.grading import cold, compare
from tests.benchmarks.memory import grow


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description="Ratios and sizes, each from one run on this machine.")
    parser.add_argument(
        "--rounds", type=int, default=5, help="how often each transport grades the whole course"
    )
    parser.add_argument(
        "--submissions", type=int, default=200, help="how many submissions the memory is watched over"
    )
    parser.add_argument(
        "--only", choices=["ratio", "calls", "memory", "cold", "nbgrader"], help="one of them"
    )
    parser.add_argument("--students", type=int, default=6, help="how large the class beside nbgrader is")
    parser.add_argument(
        "--sections",
        help="such as s03,s04: for the ratio (else all), beside nbgrader (else s04,s08,s06; the first by two jobs too)",
    )
    options = parser.parse_args()
    if options.only in (None, "ratio"):
        compare(options.rounds, tuple((options.sections or "s").split(",")))
    if options.only in (None, "calls"):
        calls()
    if options.only in (None, "memory"):
        grow(options.submissions)
    if options.only in (None, "cold"):
        cold()
    if options.only in (None, "nbgrader"):
        from tests.benchmarks.classroom import beside_nbgrader, jobs

        sections = (options.sections or "s04,s08,s06").split(",")
        beside_nbgrader(sections, options.students)
        jobs(sections[0], 10 * options.students)


if __name__ == "__main__":
    main()
