"""What a worker may use, and what is said when it wanted more."""

import threading
import time
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader import wire
from grader.student import channel as channels
from grader.student.failures import Crashed, MemoryExceeded, StudentRaised, TimedOut
from grader.student.session import Assignment
from grader.student.transport import Limits
from grader.verdict import Verdict

SHORT = Limits(seconds_per_call=1.0, seconds_per_task=20.0)
SMALL = Limits(memory_mb=512)

ENDLESS = {
    "python": "while True: pass",
    "C": "sum(iter(int, 1))",
    "sleep": "import time; time.sleep(100)",
    "signals ignored": """import signal
    for number in set(range(1, 32)) - {9, 19}:
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass""",
    "swallowed interrupts": """while True:
        try:
            while True: pass
        except BaseException: pass""",
}


def body(text: str) -> str:
    return f"def attempt():\n    {text}\n"


def assert_ends(jail: Any, text: str) -> None:
    begun = time.monotonic()
    with pytest.raises(TimedOut, match="no answer after 1 seconds") as caught:
        jail.run(body(text), SHORT)
    assert caught.value.verdict is Verdict.TIMEOUT
    assert time.monotonic() - begun < 8
    assert jail.run(body("return 1")) == 1


@pytest.mark.parametrize("text", ENDLESS.values(), ids=list(ENDLESS))
def test_endless_code_ends_at_the_wall_clock(jail: Any, text: str) -> None:
    assert_ends(jail, text)


def test_endless_code_ends_without_a_wall_too(jails: Any) -> None:
    assert_ends(jails(4), ENDLESS["signals ignored"])


def test_the_task_has_a_clock_over_its_calls(jail: Any) -> None:
    limits = Limits(seconds_per_call=5.0, seconds_per_task=1.0)
    with pytest.raises(TimedOut):
        jail.run(body("import time; time.sleep(100)"), limits)


def test_processor_time_ends_what_hides_from_the_clock(jail: Any) -> None:
    worker = jail.transport.open(Limits(seconds_per_task=1.0))
    frame = load_frame(jail, "def attempt(): pass\nwhile True: pass\n", worker)
    worker.limits = replace(worker.limits, seconds_per_task=30.0)  # only the worker's own limit is left
    with pytest.raises(TimedOut) as caught:
        worker.exchange([frame], 30.0)
    assert "processor time" in caught.value.message


def test_memory_for_tensors(jail: Any) -> None:
    with pytest.raises(MemoryExceeded, match="512 MB") as caught:
        jail.run("import torch\ndef attempt():\n    return [torch.ones(1 << 26) for _ in range(8)]", SMALL)
    assert caught.value.verdict is Verdict.OUT_OF_MEMORY


def test_memory_for_objects(jail: Any) -> None:
    with pytest.raises(MemoryExceeded):
        jail.run(body("x = []\n    while True: x.append(bytes(1 << 20))"), SMALL)


def test_memory_mapped_shared_counts_too(jail: Any) -> None:
    with pytest.raises((StudentRaised, MemoryExceeded)):
        jail.run(
            "import mmap\ndef attempt():\n    return len([mmap.mmap(-1, 1 << 28) for _ in range(8)])", SMALL
        )


def test_memory_within_the_limit_is_there(jail: Any) -> None:
    assert (
        jail.run("import torch\ndef attempt():\n    return torch.ones(100 << 18).sum().item()", SMALL)
        == 100 << 18
    )


def test_threads_are_bounded(jail: Any) -> None:
    source = """
    import threading

    def attempt():
        event = threading.Event()
        threads = []
        try:
            for _ in range(20_000):
                threads.append(threading.Thread(target=event.wait, daemon=True))
                threads[-1].start()
        except RuntimeError:
            pass
        event.set()
        return len(threads)
    """
    assert jail.run(source) < 1000


DEATHS = {
    "os._exit(3)": "ended its own process (exit status 3)",
    "import ctypes; ctypes.string_at(0)": "segmentation fault",
    "os.abort()": "a library aborted the process",
    "import signal; os.kill(os.getpid(), signal.SIGFPE)": "arithmetic fault",
    "import sys; sys.setrecursionlimit(10**9); x = []\n"
    "    for _ in range(10**6): x = [x]\n    repr(x)": "segmentation",
    "os.close(3); import time; time.sleep(50)": "closed the channel",
}


@pytest.mark.parametrize("text", DEATHS, ids=lambda text: text[-30:])
def test_deaths_are_told_in_words(jail: Any, text: str) -> None:
    with pytest.raises(Crashed) as caught:
        jail.run("import os\n" + body(text))
    assert DEATHS[text] in caught.value.message
    assert jail.run(body("return 1")) == 1


def test_the_machine_out_of_memory_is_not_a_crash(jail: Any) -> None:
    with pytest.raises(MemoryExceeded):
        jail.run("import os, signal\n" + body("os.kill(os.getpid(), signal.SIGKILL)"))


def test_output_is_kept_up_to_its_cap_and_counted(any_jail: Any) -> None:
    source = "import os\n" + body("for _ in range(300): os.write(1, b'A' * (1 << 16))\n    return 1")
    value, printed = any_jail.talk(source, Limits(output_kb=16))
    assert value == 1
    assert printed.startswith(b"A" * (16 << 10))
    assert b"more bytes were printed" in printed
    assert len(printed) < (16 << 10) + 100


def test_printed_text_and_errors_arrive_in_order(jail: Any) -> None:
    source = (
        "import sys\ndef attempt():\n    print('ä', end='')\n    print('b', file=sys.stderr)\n    return 1"
    )
    assert b"b" in jail.talk(source)[1]
    assert "ä".encode() in jail.talk(source)[1]


def test_one_file_has_a_largest_size(jail: Any) -> None:
    source = "def attempt():\n    open('big', 'wb').write(bytes(3 << 20))"
    with pytest.raises(StudentRaised, match="too large"):
        jail.run(source, Limits(files=True, file_mb=2))


def test_all_files_together_have_one_too(jail: Any) -> None:
    source = """
    def attempt():
        for number in range(100_000):
            with open(f"file{number}", "wb") as file:
                file.write(bytes(8 << 20))
    """
    with pytest.raises((Crashed, StudentRaised)):
        jail.run(source, Limits(files=True, file_mb=16))
    assert jail.run(body("return 1")) == 1


def test_a_tree_of_any_depth_is_measured_and_removed(jail: Any) -> None:
    source = """
    import os, time

    def attempt():
        for _ in range(3000):
            os.mkdir("d")
            os.chdir("d")
        os.mkdir("closed", 0)
        time.sleep(1)
        return 1
    """
    channel = jail.transport.open(Limits(files=True))
    scratch = channel.worker.scratch
    channel.close()
    watched = scratch is not None
    with pytest.raises(Crashed, match="deeper") if watched else nullcontext():
        jail.run(source, Limits(files=True))
    assert jail.run(body("return 1")) == 1
    if scratch is not None:
        await_empty(scratch.parent)


def await_empty(folder: Path) -> None:
    """All but the spare's scratch folder goes within a moment."""
    deadline = time.monotonic() + 10
    while len(list(folder.iterdir())) > 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(list(folder.iterdir())) <= 1


def load_frame(jail: Any, source: str, channel: Any) -> bytes:
    """What runs a module that the channel's worker has read."""
    read, load = (
        b"".join((encoder := wire.Encoder(jail.transport.caps, views=True)).frame(encoder.add(request)))
        for request in (
            {"do": step, **vars(Assignment(source, "a.py", "attempt"))} for step in ("read", "load")
        )
    )
    channel.exchange([read], 5.0)
    return load


HOSTILE = {
    "a length beyond its cap": "os.write(3, struct.pack('>IQ', 10, 1 << 60))",
    "JSON beyond its cap": "os.write(3, struct.pack('>IQ', 1 << 31, 0))",
    "a slow drip": "os.write(3, struct.pack('>IQ', 1 << 20, 0))\n"
    "    while True: os.write(3, b'x'); time.sleep(0.01)",
    "a flood": "while True: os.write(3, bytes(1 << 20))",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_answers_end_in_a_failure_in_time(jail: Any, text: str) -> None:
    begun = time.monotonic()
    with pytest.raises((Crashed, TimedOut)):
        jail.run("import os, struct, time\n" + body(text), Limits(seconds_per_call=2.0))
    assert time.monotonic() - begun < 8
    assert jail.run(body("return 1")) == 1


def test_a_worker_that_does_not_read_is_left_at_the_deadline(jail: Any) -> None:
    channel = jail.transport.open(SHORT)
    channel.exchange([load_frame(jail, "def attempt():\n    pass\n", channel)], 5.0)
    stop = "def attempt(): pass\nimport time\ntime.sleep(100)\n"
    frame = load_frame(jail, stop, channel)
    with pytest.raises(TimedOut):
        channel.exchange([frame, bytes(64 << 20)], 1.0)
    with pytest.raises(Crashed):
        channel.exchange([], 1.0)


def test_reading_ends_with_the_channel(jail: Any) -> None:
    channel = jail.transport.open(Limits())
    channel.close()
    channel.close()
    assert channel.output() == b""
    assert threading.active_count() < 20
    assert isinstance(channel, channels.JailedChannel)
