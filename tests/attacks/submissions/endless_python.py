"""Loops without end in Python, deaf to every signal.

verdicts: timeout
checks: 1
bites: no: a plain grader would hang
quick: yes
"""
import signal


def integer_zeros(rows, columns):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
