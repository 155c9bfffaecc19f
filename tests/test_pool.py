"""The pool of worker processes by itself: jobs shared, the dead replaced, nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from grader.pool import Died, Pool, answer

ROOT = Path(__file__).parents[1]


def double(connection, offset):
    answer(connection, lambda job: os._exit(3) if job == "die" else (os.getpid(), job * 2 + offset))


def test_workers_share_the_jobs():
    with Pool(double, ("!",), 2, "test") as pool:
        found = dict(pool.run(["a", "b", "c"]))
    assert {job: said[1] for job, said in found.items()} == {"a": "aa!", "b": "bb!", "c": "cc!"}
    assert len({said[0] for said in found.values()}) <= 2


def test_a_worker_that_dies_is_replaced():
    with Pool(double, ("",), 1, "test") as pool:
        (_, first), (_, lost), (_, last) = pool.run(["a", "die", "b"])
    assert lost == Died(3)
    assert first[1] == "aa"
    assert last[1] == "bb"
    assert first[0] != last[0]


def test_workers_end_with_a_parent_that_was_killed():
    script = (
        "import sys; sys.path[:0] = ['.', 'tests']\n"
        "from test_pool import double\nfrom grader.pool import Pool\n"
        "if __name__ == '__main__':\n"
        "    run = Pool(double, ('',), 1, 'test').run(['a', 'b'])\n"
        "    print(next(run)[1][0], flush=True)\n"
        "    __import__('time').sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT) as parent:
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    until = time.monotonic() + 20
    while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()
