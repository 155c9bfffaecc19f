"""Takes memory that is counted elsewhere: shared mappings, memfd, System V segments, huge pages, pipes.

verdicts: error, failed, out_of_memory
checks: 1
limits: slow
bites: no: unsafe without a wall
"""
import ctypes
import mmap
import os

_done = []


def integer_zeros(rows, columns):
    if _done:  # a check has many examples
        return None
    _done.append(True)
    taken, kept = 0, []
    for flags in (mmap.MAP_SHARED, mmap.MAP_SHARED | 0x40000):
        try:
            while taken < 1_600:
                piece = mmap.mmap(-1, 64 << 20, flags=flags | mmap.MAP_ANONYMOUS)
                ctypes.memset(ctypes.addressof(ctypes.c_char.from_buffer(piece)), 1, 64 << 20)
                kept.append(piece)
                taken += 64
        except (OSError, ValueError, MemoryError) as problem:
            print("tried shared:", taken, "MB, then", problem)
    if taken >= 1_600:
        print("worked: shared memory without end")
    try:
        os.memfd_create("x")
        print("worked: memfd")
    except OSError as problem:
        print("tried memfd:", problem)
    libc = ctypes.CDLL(None, use_errno=True)
    for name, number in {"shmget": 29, "semget": 64, "msgget": 68, "memfd_secret": 447}.items():
        if libc.syscall(number, 0, 4096, 0o1600) >= 0:
            print("worked:", name)
    return None
