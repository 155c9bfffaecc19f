"""Calls itself until the stack of the process is full.

verdicts: crashed, error
checks: 1
bites: no: a plain grader would crash
quick: yes
"""
import sys


def integer_zeros(rows, columns):
    sys.setrecursionlimit(2**31 - 1)

    def deeper(n):
        return deeper(n + 1) + sorted([n], key=lambda x: deeper(x))[0]

    return deeper(0)
