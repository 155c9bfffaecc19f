"""The command on a real class: killed and run again, with workers that die, with hand-ins that hold nothing."""

import json
import os
import signal
import subprocess
import sys
import time

import distributed

from .conftest import POINTS, ROOT, SOLVED, WRONG, put


def descendants(pid):
    """The processes below one, as pairs of number and command line."""
    told = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in told.splitlines()]
    below, found = {pid}, []
    for _ in range(8):
        found = [(int(number), text) for number, parent, text in rows if int(parent) in below]
        below |= {number for number, _ in found}
    return found


def await_files(desk, count, process):
    deadline = time.monotonic() + 180
    while not desk.results.is_dir() or len(list(desk.results.glob("*.json"))) < count:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.02)


def await_silence(group):
    """All processes of a group are gone."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("processes are left over")


class Elsewhere:
    """A scheduler with two workers, each a process of its own. A context manager."""

    def __init__(self, folder):
        self._folder = folder
        place = folder / "scheduler.json"
        self._scheduler = self._start("scheduler", "--scheduler-file", place, "--port", "0", "--no-dashboard")
        deadline = time.monotonic() + 60
        while not place.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        self.address = json.loads(place.read_text())["address"]
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
        self.workers = [self._start("worker", self.address, *options) for _ in range(2)]
        while len(self._known()) < 2 and time.monotonic() < deadline + 60:
            time.sleep(0.2)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait()

    def _known(self):
        with distributed.Client(self.address, timeout=30) as client:
            return client.nthreads()

    def _start(self, *command):
        said = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            [
                sys.executable,
                "-W",
                "ignore",
                "-m",
                "distributed.cli.dask_" + command[0],
                *map(str, command[1:]),
            ],
            cwd=self._folder,
            env=environment,
            **said,
        )


def test_a_class_is_graded_once_and_nobody_stops_the_others(desk):
    put(desk.handins / "Ann", SOLVED)
    put(desk.handins / 'Bob, "B." Zoë', WRONG)
    put(desk.handins, b"PK nonsense", "cut.zip")
    (desk.handins / "nothing").mkdir()
    put(desk.handins / "mad", b"\xff\xfe")

    told = desk.grade(status=1)
    assert told["Ann"]["score"] == told["Ann"]["max_score"] == POINTS
    assert told['Bob, "B." Zoë']["verdicts"] == {"passed": 4, "failed": 1}
    assert "zip" in told["cut"]["problem"]
    assert "no module" in told["nothing"]["problem"]
    assert told["mad"]["verdicts"] == {"error": 5}

    before = {path: path.stat().st_mtime_ns for path in desk.results.glob("*.json")}
    assert desk.files().keys() == told.keys()
    grounds = desk.files()["Ann"]["result"]["provenance"]
    assert grounds["submission"]
    assert grounds["files"] == {"s02_setup": "s02_setup.py"}

    put(desk.handins / "mad", SOLVED)
    again = desk.grade(status=1)
    assert again["mad"]["score"] == POINTS
    unchanged = [path for path in before if path.stat().st_mtime_ns == before[path]]
    assert sum("Ann" in path.name or "Bob" in path.name for path in unchanged) == 2

    put(desk.handins / "mad", SOLVED, "s03_tensors.py")
    counted = desk.grade("--only", "mad", "--assignment", "s02_setup", status=0)
    assert (counted["mad"]["score"], counted["mad"]["max_score"]) == (POINTS, POINTS)

    only = desk.grade("--only", "Ann", "--regrade", status=0)
    assert list(only) == ["Ann"]
    (path,) = (path for path in before if path.name.startswith("Ann"))
    assert path.stat().st_mtime_ns > before[path]


def test_a_run_that_was_killed_is_taken_up_again(desk):
    for number in range(8):
        put(desk.handins / f"student{number}", f"{SOLVED}\n# {number}\n")
    with desk.start() as process:
        await_files(desk, 2, process)
        os.killpg(process.pid, signal.SIGKILL)
    there = {path: path.stat().st_mtime_ns for path in desk.results.glob("*.json")}
    told = desk.grade(status=0)
    assert len(told) == 8
    assert len(desk.files()) == 8
    assert all(path.stat().st_mtime_ns == then for path, then in there.items())


def test_a_worker_that_dies_costs_nobody_a_result(desk):
    for number in range(8):
        put(desk.handins / f"student{number}", f"{SOLVED}\n# {number}\n")
    with desk.start("--json") as process:
        await_files(desk, 1, process)
        workers = [pid for pid, text in descendants(process.pid) if "spawn_main" in text]
        os.kill(workers[-1], signal.SIGKILL)
        said, complaint = process.communicate(timeout=300)
    assert process.returncode == 0, complaint
    assert said.count('"student"') == 8
    assert len(desk.files()) == 8


def test_ctrl_c_leaves_whole_files_and_no_process(desk):
    for number in range(8):
        put(desk.handins / f"student{number}", f"{SOLVED}\n# {number}\n")
    with desk.start() as process:
        await_files(desk, 1, process)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        said, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said + complaint
    await_silence(process.pid)
    assert all(entry["result"] for entry in desk.files().values())


def test_a_scheduler_elsewhere_does_the_same_work(desk):
    """Two workers of a cluster that somebody else started; one of them is killed while it grades."""
    for number in range(8):
        put(desk.handins / f"student{number}", f"{SOLVED}\n# {number}\n")
    with Elsewhere(desk.folder) as cluster:
        with desk.start("--json", "--scheduler", cluster.address) as process:
            await_files(desk, 1, process)
            cluster.workers[0].kill()
            said, complaint = process.communicate(timeout=300)
        assert process.returncode == 0, complaint
        assert said.count('"student"') == 8
        assert len(desk.files()) == 8
        cluster.workers[1].kill()
        cluster.workers[1].wait()
        put(desk.handins / "late", SOLVED)
        with desk.start("--scheduler", cluster.address) as process:
            _, complaint = process.communicate(timeout=120)
        assert process.returncode == 2
        assert "no workers" in complaint


def test_a_scheduler_that_does_not_answer_is_told_in_a_line(desk):
    put(desk.handins / "Ann", SOLVED)
    with desk.start("--scheduler", "tcp://127.0.0.1:9") as process:
        _, complaint = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "no scheduler answers at tcp://127.0.0.1:9" in complaint
    assert "Traceback" not in complaint
