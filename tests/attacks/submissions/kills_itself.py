"""Kills itself with the signal by which the grader ends those that ran out of memory.

verdicts: out_of_memory, crashed
bites: no: a plain grader would crash
"""
import os
import signal


def integer_zeros(rows, columns):
    os.kill(os.getpid(), signal.SIGKILL)
