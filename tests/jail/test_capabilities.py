"""What a locked worker can do, rung by rung: each attempt ends in an error of the operating system."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from grader.student.transport import Limits

HOME = Path(__file__).parents[2]

# Every action that must be refused on every rung. `secret` is a path of the course that nobody may read.
REFUSED = {
    "read a secret": "open(secret).read()",
    "write a secret": "open(secret, 'a')",
    "list the solutions": "os.listdir(os.path.dirname(secret))",
    "unlink a secret": "os.unlink(secret)",
    "rename a secret": "os.rename(secret, secret + '.old')",
    "link a secret": "os.link(secret, 'copy')",
    "chmod a secret": "os.chmod(secret, 0o777)",
    "touch a secret": "os.utime(secret)",
    "truncate a secret": "os.truncate(secret, 0)",
    "mark a secret": "os.setxattr(secret, 'user.seen', b'1')",
    "read through the root link": "open('/proc/self/root' + secret).read()",
    "write to /tmp": "open('/tmp/left-behind', 'w')",
    "write to the scratch folder": "open('note.txt', 'w')",
    "write to the libraries": "open(os.path.join(os.path.dirname(torch.__file__), 'planted.py'), 'w')",
    "write to /dev/shm": "open('/dev/shm/left-behind', 'w')",
    "read the parent's environment": "open(f'/proc/{os.getppid()}/environ', 'rb').read()",
    "read the parent's memory": "open(f'/proc/{os.getppid()}/mem', 'rb').read(1)",
    "fork": "os.fork()",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "execute": "os.execv('/bin/true', ['true'])",
    "run a shell": "subprocess.run('true', shell=True, check=True)",
    "start a process": "multiprocessing.get_context('fork').Process(target=print).start()",
    "TCP": "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "UDP": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "Unix socket": "socket.socket(socket.AF_UNIX)",
    "socket pair": "socket.socketpair()",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "signal the parent": "os.kill(os.getppid(), 0)",
    "signal everybody": "os.kill(-1, 0)",
    "signal the group": "os.kill(0, 0)",
    "pidfd of the parent": "os.pidfd_open(os.getppid())",
    "signals by a file's owner": "fcntl.fcntl(3, fcntl.F_SETOWN, os.getppid())",
    "memory file": "os.memfd_create('x')",
    "raise a limit": "call(302, 0, 0, ctypes.create_string_buffer(16), 0)",
    "become root": "os.setuid(0)",
    "another group": "os.setgid(0)",
    "change root": "os.chroot('/')",
    "make a device": "os.mknod('null', 0o666 | stat.S_IFCHR, os.makedev(1, 3))",
    "own priority": "os.setpriority(os.PRIO_PROCESS, 0, -5)",
    "trace the parent": "call(101, 16, os.getppid(), 0, 0)",
    "read another's memory": "call(310, os.getppid(), 0, 0, 0, 0, 0)",
    "raw fork": "call(57)",
    "raw vfork": "call(58)",
    "raw clone": "call(56, 17, 0, 0, 0, 0)",
    "clone3": "call(435, 0, 0)",
    "new user namespace": "call(272, 0x10000000)",
    "io_uring": "call(425, 8, ctypes.create_string_buffer(256))",
    "bpf": "call(321, 0, ctypes.create_string_buffer(128), 128)",
    "keyring": "call(250, 0, 0, 0)",
    "performance counters": "call(298, ctypes.create_string_buffer(128), 0, -1, -1, 0)",
    "shared memory segment": "call(29, 1, 4096, 0o666 | 0o1000)",
    "message queue": "call(240, b'/q', 0o100, 0o600, 0)",
    "userfaultfd": "call(323, 0)",
    "another filter": "call(317, 1, 0, 0)",
    "watch a folder": "call(294, 0)",
    "undo death with the parent": "control(1, 0)",
    "show memory": "control(4, 1)",
    "name a tracer": "control(0x59616D61, -1)",
    "mount": "call(165, b'none', b'/tmp', b'tmpfs', 0, 0)",
    "handle of a file": "call(303, -100, b'/', ctypes.create_string_buffer(64), 0, 0)",
    "a call too new": "call(463, 0, 0, 0, 0)",
}
# What rung 3, without Landlock, leaves open to a process of another user, or that user may do to its own.
OPEN_ON_RUNG_3 = {
    "write to /tmp",
    "write to /dev/shm",
    "link a secret",
}
SOURCE = """
import ctypes, fcntl, multiprocessing, os, signal, socket, stat, subprocess, sys
import torch

library = ctypes.CDLL(None, use_errno=True)

def call(*arguments):
    result = library.syscall(*arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")

def control(*arguments):
    if library.prctl(*arguments, 0, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "refused")

def attempt(actions, secret):
    done = {}
    for name, action in actions.items():
        try:
            done[name] = f"done: {eval(action, {**globals(), 'secret': secret})!r}"[:200]
        except OSError as problem:
            done[name] = ""
        except Exception as problem:
            done[name] = f"{type(problem).__name__}: {problem}"
    return done
"""


def refusals(jail: Any, actions: dict[str, str], limits: Limits | None = None) -> dict[str, str]:
    secret = str(HOME / "solutions" / "s03_tensors.py")
    answers = jail.run(SOURCE, limits, actions, secret)
    return {name: answer for name, answer in answers.items() if answer}


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers of system calls are those of x86_64")
def test_everything_in_the_table_is_refused(jail: Any) -> None:
    done = refusals(jail, REFUSED)
    if jail.transport.rung == 3:
        done = {name: answer for name, answer in done.items() if name not in OPEN_ON_RUNG_3}
    assert done == {}
    left = [Path(place, "left-behind") for place in ("/tmp", "/dev/shm")]
    deadline = time.monotonic() + 5  # the worker is swept up after while we go on
    while any(path.exists() for path in left) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [path for path in left if path.exists()]


def test_what_torch_needs_is_left(jail: Any) -> None:
    answer = jail.run(
        """
        import os, random, tempfile, threading, torch
        from torch import nn

        def attempt():
            model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(144, 10))
            optimizer = torch.optim.Adam(model.parameters())
            loader = torch.utils.data.DataLoader([torch.rand(1, 8, 8) for _ in range(8)], batch_size=4)
            for batch in loader:
                optimizer.zero_grad()
                model(batch).sum().backward()
                optimizer.step()
            results = []
            thread = threading.Thread(target=lambda: results.append(torch.linalg.svd(torch.rand(5, 5))))
            thread.start()
            thread.join()
            here = os.getcwd()
            return os.listdir(here), len(os.urandom(8)), len(results), tempfile.gettempdir() == here
        """
    )
    assert answer == ([], 8, 1, True)


def test_files_where_a_task_asks_for_them(jail: Any) -> None:
    source = """
    import os, torch

    def attempt():
        torch.save({"w": torch.ones(3)}, "model.pt")
        os.mkdir("inner")
        os.rename("model.pt", "inner/model.pt")
        loaded = torch.load("inner/model.pt")
        os.symlink("/etc/passwd", "link")
        with open("inner/text", "w") as file:
            file.write("x")
        return loaded["w"].tolist(), sorted(os.listdir("."))
    """
    assert jail.run(source, Limits(files=True)) == ([1.0, 1.0, 1.0], ["inner", "link"])


def test_the_environment_is_empty_of_ours(jail: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = jail.run("import os\ndef attempt():\n    return dict(os.environ)")
    assert not [name for name in found if "PYTEST" in name or name in ("LOGNAME", "PWD", "SSH_AUTH_SOCK")]
    assert found["USER"] == "student"


def test_a_user_has_a_name_where_no_list_of_users_is(jail: Any) -> None:
    assert jail.run("import getpass\ndef attempt():\n    return getpass.getuser()") == "student"


def test_four_descriptors_and_nothing_else(jail: Any) -> None:
    source = """
    import os

    def attempt():
        found = []
        for number in range(256):
            try:
                os.fstat(number)
                found.append(number)
            except OSError:
                pass
        return found
    """
    assert jail.run(source) == [0, 1, 2, 3]


def test_our_package_holds_the_jail_alone(jail: Any) -> None:
    source = """
    import importlib, sys

    def attempt():
        found = []
        for name in ("grader.hidden", "grader.course", "grader.student", "solutions", "tests"):
            try:
                importlib.import_module(name)
                found.append(name)
            except ImportError:
                pass
        ours = {".".join(name.split(".")[:2]) for name in sys.modules if name.split(".")[0] == "grader"}
        return found, sorted(ours)
    """
    assert jail.run(source) == ([], ["grader", "grader.jail", "grader.wire"])


def test_processes_of_others_are_not_listed(jail: Any) -> None:
    source = "import os\ndef attempt():\n    return sum(name.isdigit() for name in os.listdir('/proc'))"
    if jail.transport.rung == 3:
        pytest.skip("rung 3 leaves the list of processes open")
    with pytest.raises(Exception, match="Permission"):
        jail.run(source)
