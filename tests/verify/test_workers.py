"""The worker processes, each with a jail, and the command that sends them trials."""

import os
import subprocess
import sys
import time

import pytest

from grader.verify.trials import Part, Trial
from grader.verify.workers import WorkerError, Workers

SLEEPER = "\n\n# %%\nimport time\n\ndef double(x):\n    time.sleep(60)\n"


def trial(tiny, name, tail="", section="s90_tiny"):
    source = (tiny.root / "solutions" / "s90_tiny.py").read_text() + tail
    return Trial(Part.WHEATS, name, section, source, ("s90_tiny.double",), examples=True)


def children():
    found = subprocess.run(["ps", "--ppid", str(os.getpid()), "-o", "args="], capture_output=True, text=True)
    return [line for line in found.stdout.splitlines() if "spawn_main" in line]


def test_workers_share_the_trials_and_leave_nothing_behind(tiny):
    wrong = "\n\n# %%\ndef double(x):\n    return x\n"
    trials = [trial(tiny, "right"), trial(tiny, "wrong", wrong), trial(tiny, "again")]
    with Workers(tiny.root / "course.yaml", jobs=2) as workers:
        found = {outcome.name: outcome for outcome in workers.judge(trials)}
        more = list(workers.judge([trial(tiny, "later")]))
    assert not found["right"].lost
    assert not found["again"].lost
    assert not more[0].lost
    assert "x came back as it was" in [check.cause for check in found["wrong"].lost]
    assert children() == []


def test_a_worker_that_dies_is_replaced_and_the_trial_is_not_a_kill(tiny):
    with Workers(tiny.root / "course.yaml", jobs=1) as workers:
        judged = workers.judge([trial(tiny, "slow", SLEEPER), trial(tiny, "right")])
        workers._workers.append(workers._spawn())
        workers._workers[0].process.kill()
        slow, right = judged
    assert slow.lost[0].verdict == "grader_error"
    assert "ended with status -9" in slow.lost[0].message
    assert not right.lost


def test_a_fault_of_the_worker_itself_is_raised_here(tiny):
    with Workers(tiny.root / "course.yaml", jobs=1) as workers, pytest.raises(WorkerError, match="s91_none"):
        list(workers.judge([trial(tiny, "lost", section="s91_none")]))


def test_a_worker_that_cannot_begin_is_no_outcome(tiny):
    judged = trial(tiny, "right")
    course = tiny.root / "course.yaml"
    course.write_text("nonsense")
    with Workers(course, jobs=1) as workers, pytest.raises(WorkerError, match=r"course\.yaml"):
        list(workers.judge([judged]))


def test_an_interrupt_ends_the_workers(tiny):
    workers = Workers(tiny.root / "course.yaml", jobs=1)
    next(workers.judge([trial(tiny, "right"), trial(tiny, "slow", SLEEPER)]))
    started = time.monotonic()
    workers.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert children() == []
    assert time.monotonic() - started < 15


def test_what_runs_the_workers_imports_no_torch():
    script = "import sys, grader.verify.command; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
