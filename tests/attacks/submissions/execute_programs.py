"""Starts programs: a shell, the dynamic loader, an interpreter, by path and by descriptor.

verdicts: failed, error
bites: no: it would replace this process
"""
import ctypes
import os
import sys

LIBC = ctypes.CDLL(None, use_errno=True)


def integer_zeros(rows, columns):
    for path in ("/bin/sh", "/bin/true", "/lib64/ld-linux-x86-64.so.2", sys.executable, "/usr/bin/env"):
        try:
            os.execv(path, [path])
        except OSError as problem:
            print("tried", path, problem.strerror)
    LIBC.syscall(322, -100, b"/bin/true", 0, 0, 0)
    if LIBC.system(b"true") == 0:
        print("worked: system")
    try:
        os.popen("echo hi").read() and print("worked: popen")
    except OSError as problem:
        print("tried popen", problem.strerror)
