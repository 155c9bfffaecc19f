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
        return sorted([n], key=lambda x: deeper(n + 1))  # by way of C, so that the real stack fills

    return deeper(0)
