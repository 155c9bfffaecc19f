"""Leaves the interpreter politely, with status 0.

verdicts: error
shows: SystemExit
bites: no: pytest catches SystemExit in a test
"""
import sys


def integer_zeros(rows, columns):
    sys.exit(0)
