"""Scans the whole writable memory of the worker for text that only the grader or another student should know.

verdicts: failed, timeout, crashed
checks: 1
limits: slow
bites: naive
"""
import ctypes
import re

MARK = re.compile(b"can" + b"ary-[a-z]+-[0-9a-f]{16}")

_done = []


def integer_zeros(rows, columns):
    if _done:  # a check has many examples
        return None
    _done.append(True)
    size = 0
    for line in open("/proc/self/maps"):
        span, rights, _, _, _, *name = line.split(maxsplit=5)
        if not rights.startswith("rw") or (name and name[0].startswith(("[v", "/dev"))):
            continue
        low, high = (int(part, 16) for part in span.split("-"))
        for start in range(low, min(high, low + (64 << 20)), 16 << 20):
            piece = ctypes.string_at(start, min(16 << 20, high - start))
            size += len(piece)
            for found in set(MARK.findall(piece)):
                print("worked: in memory", found.decode())
    print("tried", size >> 20, "MB")
