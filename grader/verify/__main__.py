"""`python -m grader.verify s04 [--task descend]`, for authors: the same as `torchcourse verify`."""

import argparse
import sys
from pathlib import Path

from grader.errors import UserError
from grader.exits import Exit
from grader.verify.command import run


def main() -> int:
    """Parse, run; a `UserError` is one line."""
    parser = argparse.ArgumentParser(prog="python -m grader.verify", description=__doc__)
    parser.add_argument("target", nargs="*", help="sections or tasks; all, if none is named")
    parser.add_argument("--task", help="one task of the section")
    parser.add_argument("--only", default="", help="tasks,solutions,stubs,wheats,chaffs,mutants")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, help="instead of the course's")
    parser.add_argument("--quick", action="store_true", help="a chaff only until it is lost; no causes")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    targets = [f"{section}.{said.task}" for section in said.target] if said.task else said.target
    try:
        return run(
            targets,
            said.corpus,
            only=said.only,
            as_json=said.json,
            jobs=said.jobs,
            seed=said.seed,
            quick=said.quick,
        )
    except UserError as error:
        print(error, file=sys.stderr)
        return Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
