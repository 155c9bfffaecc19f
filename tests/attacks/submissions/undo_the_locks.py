"""Tries to undo its locks: death with the parent, hidden memory, limits, filters, capabilities.

verdicts: failed
bites: naive
quick: yes
"""
import ctypes
import os
import resource

LIBC = ctypes.CDLL(None, use_errno=True)


def integer_zeros(rows, columns):
    for name, option, value in (
        ("PDEATHSIG", 1, 0),
        ("DUMPABLE", 4, 1),
        ("PTRACER", 0x59616D61, os.getpid()),
        ("SUBREAPER", 36, 1),
        ("SECCOMP off", 22, 0),
        ("SECUREBITS", 28, 0),
        ("KEEPCAPS", 8, 1),
    ):
        result = LIBC.prctl(option, value, 0, 0, 0)
        print("worked:" if result == 0 else "tried", name)
    if LIBC.prctl(39, 0, 0, 0, 0) == 0:
        print("worked: new privileges are possible")
    for name in ("RLIMIT_CPU", "RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_NPROC"):
        which = getattr(resource, name)
        try:
            resource.setrlimit(which, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            print("worked:", name)
        except (OSError, ValueError) as problem:
            print("tried", name, problem)
    for name, way in (("nice", lambda: os.nice(-5)), ("setuid", lambda: os.setuid(0)), ("setgroups", lambda: os.setgroups([0]))):
        try:
            way()
            print("worked:", name)
        except OSError as problem:
            print("tried", name, problem)
