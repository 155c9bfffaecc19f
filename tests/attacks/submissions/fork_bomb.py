"""Multiplies itself by every call that makes a process.

verdicts: failed, error
bites: no: unsafe without a wall
quick: yes
"""
import ctypes
import os
import subprocess
import sys


def integer_zeros(rows, columns):
    libc = ctypes.CDLL(None, use_errno=True)
    me = os.getpid()
    ways = {
        "os.fork": os.fork,
        "forkpty": lambda: os.forkpty()[0],
        "posix_spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "subprocess": lambda: subprocess.run(["/bin/sh", "-c", "true"]),
        "execv": lambda: os.execv(sys.executable, ["python", "-c", "pass"]),
        "clone": lambda: _checked(libc.syscall(56, 17, 0, 0, 0, 0)),
        "clone3": lambda: _checked(libc.syscall(435, ctypes.create_string_buffer(88), 88)),
    }
    for name, way in ways.items():
        try:
            way()
            if os.getpid() != me:
                os._exit(0)
            print("worked:", name)
        except OSError as problem:
            print("tried", name, problem)
    return None


def _checked(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result
