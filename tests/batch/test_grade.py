"""The command on a real class: killed and run again, with workers that die, with hand-ins that hold nothing."""

import os
import signal
import subprocess
import time

from .conftest import POINTS, SOLVED, WRONG, put


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
    assert desk.files()["Ann"]["result"]["provenance"]["submission"]

    put(desk.handins / "mad", SOLVED)
    again = desk.grade(status=1)
    assert again["mad"]["score"] == POINTS
    unchanged = [path for path in before if path.stat().st_mtime_ns == before[path]]
    assert sum("Ann" in path.name or "Bob" in path.name for path in unchanged) == 2

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
