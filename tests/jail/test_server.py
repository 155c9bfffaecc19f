"""The server from outside: spares, losses, restarts, and what stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.student import ladder
from grader.student.failures import Crashed, TimedOut
from grader.student.keeper import JailTransport
from grader.student.ladder import IsolationError
from grader.student.transport import Limits

HOME = Path(__file__).parents[2]
ONE = "def attempt():\n    return 1\n"


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(status.parent.name)] = int(fields[1])
    found = [pid] if pid in parents else []
    for child, parent in sorted(parents.items()):
        if parent == pid:
            found += family(child)
    return found


def await_death(pids: list[int], seconds: float = 5.0) -> list[int]:
    """Those still there after a while."""
    deadline = time.monotonic() + seconds
    while (left := [pid for pid in pids if family(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def server_pid(jail: Any) -> int:
    """The Python process of the server, inside bubblewrap or not."""
    pid = jail.transport._service._process.pid
    return family(pid)[1] if jail.transport.rung == 1 else pid


def test_the_spare_is_used_where_its_limits_fit(jail: Any) -> None:
    first = jail.transport.open(Limits())
    first.close()
    second = jail.transport.open(Limits())
    assert second.worker.ident == first.worker.ident + 1
    other = jail.transport.open(Limits(memory_mb=300))
    third = jail.transport.open(Limits())
    assert third.worker.ident < other.worker.ident
    for channel in (second, other, third):
        channel.close()


def test_a_spare_that_died_is_not_handed_out(jail: Any) -> None:
    jail.run(ONE)
    jail.transport._service.kill(jail.transport._spare.worker.ident)
    time.sleep(0.3)
    assert jail.run(ONE) == 1


def test_nothing_passes_from_one_worker_to_the_next(jail: Any) -> None:
    poison = """
    import builtins, gc, sys, torch

    def attempt():
        torch.relu = lambda x: "poisoned"
        builtins.sum = lambda x: 0
        sys.modules["statistics"] = None
        return 1
    """
    jail.run(poison)
    clean = """
    import torch, statistics

    def attempt():
        return torch.relu(torch.ones(2)).tolist(), sum([1, 2])
    """
    assert jail.run(clean) == ([1.0, 1.0], 3)
    traces = """
    import gc

    def attempt():
        return sum("poisoned" in o for o in gc.get_objects() if type(o) is str)
    """
    assert jail.run(traces) == 0


def test_a_lost_server_costs_one_task(jail: Any) -> None:
    channel = jail.transport.open(Limits())
    os.kill(server_pid(jail), signal.SIGKILL)
    with pytest.raises(Crashed, match="lost"):
        channel.exchange([bytes(12)], 10.0)
    channel.close()
    assert jail.run(ONE) == 1


def test_a_server_lost_between_tasks_costs_none(jail: Any) -> None:
    jail.run(ONE)
    lost = family(jail.transport._service._process.pid)
    os.kill(server_pid(jail), signal.SIGKILL)
    assert await_death(lost) == []
    assert jail.run(ONE) == 1


def test_a_server_that_does_not_answer_is_given_up(jail: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.student.service._ANSWER", 0.5)
    channel = jail.transport.open(Limits())
    left = family(jail.transport._service._process.pid)
    os.kill(server_pid(jail), signal.SIGSTOP)
    with pytest.raises((TimedOut, Crashed)):
        channel.exchange([bytes(11)], 0.5)
    assert jail.run(ONE) == 1
    assert await_death(left) == []


def test_many_workers_leave_nothing_in_this_process(jail: Any) -> None:
    jail.run(ONE)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(30):
        jail.transport.open(Limits()).close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    time.sleep(0.5)
    assert len(family(jail.transport._service._process.pid)) <= 3


def test_closing_ends_everything() -> None:
    for rung in ladder.rungs():
        transport = JailTransport(rung=rung)
        transport.open(Limits())
        service: Any = transport._service
        pid = (service._process._popen if rung == 4 else service._process).pid
        pids = family(pid)
        transport.close()
        assert await_death(pids) == [], f"rung {rung}"


KEEPER = """
import sys, time
from pathlib import Path
from grader.student.keeper import JailTransport
from grader.student.transport import Limits
transport = JailTransport(rung={rung})
channel = transport.open(Limits(files=True))
print("up", flush=True)
time.sleep(100)
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("rung", [1, 2, 3, 4])
def test_nothing_is_left_when_we_are_killed(rung: int, number: signal.Signals, tmp_path: Path) -> None:
    if rung not in ladder.rungs():
        pytest.skip(f"no rung {rung} here")
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(HOME)}
    line = [sys.executable, "-c", KEEPER.format(rung=rung)]
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, cwd=tmp_path) as keeper:
        assert keeper.stdout is not None
        assert keeper.stdout.readline() == b"up\n"
        pids = family(keeper.pid)
        assert len(pids) >= 2
        keeper.send_signal(number)
        keeper.wait(10)
    assert await_death(pids) == []
    if rung != 4 or number == signal.SIGINT:
        assert list(tmp_path.iterdir()) == []


@pytest.fixture
def closing() -> Iterator[Callable[..., JailTransport]]:
    started: list[JailTransport] = []

    def start(**arguments: Any) -> JailTransport:
        started.append(JailTransport(**arguments))
        return started[-1]

    yield start
    for transport in started:
        transport.close()


def test_the_best_rung_is_taken(closing: Callable[..., JailTransport]) -> None:
    transport = closing()
    assert transport.rung == ladder.rungs()[0]
    assert transport.isolation.startswith(f"rung {transport.rung}: ")


@pytest.mark.skipif(ladder.rungs() == [4], reason="nothing to prove here")
def test_a_secret_that_opens_brings_it_down_to_rung_4(closing: Callable[..., JailTransport]) -> None:
    readable = HOME / "exercises"
    transport = closing(readable=[readable], secrets=[readable / "data"])
    assert transport.rung == 4
    assert "none" in transport.isolation


@pytest.mark.skipif(ladder.rungs() == [4], reason="nothing to prove here")
def test_a_rung_asked_for_that_does_not_hold_is_refused(closing: Callable[..., JailTransport]) -> None:
    readable = HOME / "exercises"
    transport = closing(rung=ladder.rungs()[0], readable=[readable], secrets=[readable / "data"])
    with pytest.raises(IsolationError, match=r"does not hold here: open .*data"):
        transport.open(Limits())


def test_a_rung_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "rungs", lambda: [4])
    with pytest.raises(IsolationError, match="rung 1: bubblewrap"):
        JailTransport(rung=1)


@pytest.mark.skipif(2 not in ladder.rungs(), reason="no lower rung with a wall here")
def test_a_server_that_does_not_start_brings_it_down_one_rung(
    closing: Callable[..., JailTransport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ladder, "rungs", lambda: [1, 2, 4])
    monkeypatch.setattr("grader.student.bubblewrap.wrap", lambda line, readable, devices: ["false"])
    assert closing().rung == 2


def test_rung_4_keeps_its_process_until_it_is_renewed(closing: Callable[..., JailTransport]) -> None:
    transport: Any = closing(rung=4)
    pids = []
    for step in range(3):
        transport.open(Limits()).close()
        pids.append(transport._service._process._popen.pid)
        if step == 1:
            transport.renew()
    assert pids[0] == pids[1] != pids[2]


def test_forking_is_not_granted_without_its_namespace(closing: Callable[..., JailTransport]) -> None:
    transport: Any = closing()
    granted = transport._granted(Limits(fork=True)).fork
    assert granted == (transport.rung == 1 and os.getuid() != 0)


@pytest.mark.skipif(
    1 not in ladder.rungs() or os.getuid() == 0, reason="granted on rung 1 to an ordinary user"
)
def test_what_a_forking_worker_left_is_swept(jails: Callable[[int], Any]) -> None:
    jail = jails(1)
    source = """
    import os, signal, time, torch

    def attempt():
        for number in range(1, 32):
            if number not in (9, 19):
                signal.signal(number, signal.SIG_IGN)
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(1000)
            os._exit(0)
        open("/dev/shm/left", "w").close()
        data = torch.arange(8.0)
        loader = torch.utils.data.DataLoader(list(data), batch_size=4, num_workers=0)
        return [batch.sum().item() for batch in loader]
    """
    assert jail.run(source, Limits(fork=True, files=True)) == [6.0, 22.0]
    assert jail.run(ONE) == 1
    assert len(family(jail.transport._service._process.pid)) <= 4
    assert jail.run("import os\ndef attempt():\n    return 1", Limits(fork=True)) == 1
    with pytest.raises(Exception, match=r"Resource temporarily unavailable|BlockingIOError"):
        jail.run(
            "import os\ndef attempt():\n    while True:\n        if os.fork() == 0: os.read(3, 1)",
            Limits(fork=True),
        )
    assert jail.run(ONE) == 1


def test_a_server_needs_no_folder_of_the_callers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("raise SystemExit('planted')")
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit('planted')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "torch.py"))
    transport = JailTransport()
    transport.open(Limits()).close()
    transport.close()
