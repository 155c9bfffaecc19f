"""Sends frame after frame of garbage without end.

verdicts: crashed
checks: 1
bites: no: no other grader has this wire
"""
import os


def integer_zeros(rows, columns):
    data = os.urandom(1 << 16)
    while True:
        os.write(3, data)
