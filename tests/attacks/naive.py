"""A grader as they usually are: it imports the submission, and judges it with pytest in the same process.

    naive.py OUT NAME...

Shows that the attacks do what they say: each is tried in a fork of this process, and `bites` where the grader ends
with status 0, a test of a wrong answer passes, or the attack says that something worked.
"""

import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

PLACE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent))

import pytest
import torch
from attack import Attack, attacks
from workspace import unmarked

PATIENCE = 30.0  # seconds
TESTS = """
import torch
import reference
import submission

ARGUMENTS = {"integer_zeros": [(2, 3), (1, 1)], "standardize_columns": [(torch.arange(12.0).reshape(4, 3) ** 2,)]}
CASES = ARGUMENTS["%s"]

def answers():
    for case in CASES:
        yield submission.%s(*case), reference.%s(*case)

def test_equal():
    for got, expected in answers():
        assert torch.equal(got, expected)

def test_close():
    for got, expected in answers():
        torch.testing.assert_close(got, expected)

def test_operator():
    for got, expected in answers():
        assert (got == expected).all()

def test_first_case_only():
    got, expected = next(answers())
    assert abs(got - expected).max() < 1e-6

def test_unpickles():
    import pickle
    assert torch.equal(pickle.loads(pickle.dumps(submission.%s(*CASES[0]))), reference.%s(*CASES[0]))
"""


class Clerk:
    """Counts tests that pass."""

    passed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.passed += report.when == "call" and report.passed


def bites(attack: Attack) -> bool:
    """Try one attack in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="naive-") as folder:
        child = os.fork()
        if child == 0:
            _judge(attack, Path(folder))
        status = _wait(child)
        told = (Path(folder) / "output").read_text(errors="replace")
        return status == 0 or "worked:" in told or ("tests passed: 0" not in told and "tests passed:" in told)


def _judge(attack: Attack, folder: Path) -> None:
    """What the child does, who is at the submission's mercy."""
    os.setsid()
    output = os.open(folder / "output", os.O_WRONLY | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(folder)
    os.environ["PLAIN"] = "yes"
    solution = (PLACE / "solutions" / f"{attack.section}.py").read_text()
    (folder / "reference.py").write_text(solution)
    (folder / "submission.py").write_text(attack.compose(unmarked(solution)))
    task = attack.task.partition(".")[2]
    (folder / "test_naive.py").write_text(TESTS % (task, task, task, task, task))
    sys.path.insert(0, str(folder))
    clerk = Clerk()
    status = pytest.main(
        ["-s", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)], plugins=[clerk]
    )
    os.write(output, f"\ntests passed: {clerk.passed}\n".encode())
    os._exit(int(status))


def _wait(child: int) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 1


def main() -> None:
    out, *names = sys.argv[1:]
    torch.set_num_threads(1)
    found = {name: bites(attacks()[name]) for name in names}
    Path(out).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
