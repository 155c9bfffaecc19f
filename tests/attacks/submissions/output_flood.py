"""Prints until the pipe is full, to both streams, by Python and by the system call.

verdicts: timeout
checks: 1
bites: no: it fills the report of a plain grader
quick: yes
"""
import os
import sys


def integer_zeros(rows, columns):
    while True:
        print("x" * 100_000)
        sys.stderr.write("y" * 100_000)
        os.write(1, b"z" * 100_000)
