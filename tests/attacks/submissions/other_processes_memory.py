"""Traces its parent, reads and writes its memory, takes over its descriptors.

verdicts: failed
bites: no: tracing this test's own parent would stop it
"""
import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)


def integer_zeros(rows, columns):
    parent = os.getppid()
    buffer = ctypes.create_string_buffer(64)
    vector = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 64)
    calls = {
        "ptrace attach": (101, 16, parent, 0, 0),
        "ptrace seize": (101, 0x4206, parent, 0, 0),
        "traceme": (101, 0, 0, 0, 0),
        "process_vm_readv": (310, parent, vector, 1, vector, 1, 0),
        "process_vm_writev": (311, parent, vector, 1, vector, 1, 0),
        "pidfd_open": (434, parent, 0),
        "pidfd_getfd": (438, 3, 0, 0),
        "kcmp": (312, parent, os.getpid(), 0, 0, 0),
        "process_madvise": (440, 0, 0, 0, 0, 0),
        "move_pages": (279, parent, 0, 0, 0, 0, 0),
    }
    for name, arguments in calls.items():
        result = LIBC.syscall(*arguments)
        print("worked:" if result >= 0 else "tried", name, os.strerror(ctypes.get_errno()))
    for what in ("mem", "maps", "environ", "fd/0", "cwd", "root"):
        try:
            open(f"/proc/{parent}/{what}", "rb").read(1)
            print("worked: opened the parent's", what)
        except OSError as problem:
            print("tried", what, problem.strerror)
