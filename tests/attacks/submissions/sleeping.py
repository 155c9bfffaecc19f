"""Sleeps for an hour: no processor time is used.

verdicts: timeout
checks: 1
bites: no: a plain grader would hang
"""
import time


def integer_zeros(rows, columns):
    time.sleep(3600)
