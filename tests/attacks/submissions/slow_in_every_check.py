"""Sleeps in every check for nearly as long as one call may take: together it is too long.

verdicts: timeout
checks: 9
bites: no: a plain grader would wait
"""
import time


def integer_zeros(rows, columns):
    time.sleep(3600)
