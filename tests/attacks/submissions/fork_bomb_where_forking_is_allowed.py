"""Multiplies itself without end in a task that may fork: a PID namespace and a count of processes hold it.

verdicts: failed, error, timeout, crashed, out_of_memory
limits: fork
checks: 1
rungs: 1
users: yes
bites: no: unsafe without a wall
"""
import os
import signal
import time


def integer_zeros(rows, columns):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        try:
            os.fork()
            os.setsid()
        except OSError:
            time.sleep(0.05)
