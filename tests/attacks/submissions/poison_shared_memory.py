"""Writes to memory that it might share with the server it was forked from.

verdicts: failed, crashed, timeout
checks: 1
bites: no: it needs a server
"""
import ctypes


def integer_zeros(rows, columns):
    for line in open("/proc/self/maps"):
        span, rights, *_ = line.split(maxsplit=5)
        if rights == "rw-s":
            low, high = (int(part, 16) for part in span.split("-"))
            print("worked: shared writable memory", line)
            ctypes.memset(low, 255, high - low)
    print("tried")
