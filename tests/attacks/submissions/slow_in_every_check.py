"""Sleeps in every check for nearly as long as one call may take: together it is too long.

verdicts: timeout
checks: 9
task: one_hot
bites: no: a plain grader would wait
"""
import time


def one_hot(*args, **options):
    time.sleep(3600)
