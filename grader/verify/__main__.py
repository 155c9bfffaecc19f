"""`python -m grader.verify s04 [--task descend]`: for authors, while a section is being written."""

import argparse
import sys

from grader.course import load_course
from grader.engine import caps_of
from grader.errors import UserError


def main():
    import torch
    torch.set_num_threads(1)
    from grader.verify.bench import Bench
    from grader.verify.run import Plan, verify_section
    from grader.verify.trials import Part
    parser = argparse.ArgumentParser()
    parser.add_argument("section")
    parser.add_argument("--task", default="")
    parser.add_argument("--unsafe-in-process", action="store_true")
    parser.add_argument("--only", default="solutions,stubs,wheats,chaffs")
    args = parser.parse_args()
    course = load_course()
    section = course.section(args.section)
    tasks = tuple(t for t in section.tasks if args.task in ("", t.name))
    if args.unsafe_in_process:
        from grader.student.inprocess import InProcessTransport
        transport = InProcessTransport(caps_of(course), str(course.root / "exercises/data"))
    else:
        from grader.student.keeper import JailTransport
        transport = JailTransport(caps_of(course), data_root=course.root / "exercises/data")
    bench = Bench(course, transport)
    plan = Plan(section, tasks, frozenset(Part(p) for p in args.only.split(",")), course.root / "tests")
    try:
        figures = verify_section(course, plan, lambda trials: map(bench.judge, trials))
    finally:
        bench.close()
    for miss in figures.misses:
        print(f"- {miss}")
    print()
    for name, bar in figures.bars.items():
        print(f"{name:20} {bar.reached}/{bar.of}")
    return 0 if figures.hold else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UserError as error:
        sys.exit(f"{error}")
